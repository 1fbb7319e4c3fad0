import { isKeyName, isPasswordName, SECRET_NAME } from '../../../redaction/detectors/secrets/names';
import { Reading } from '../../../redaction/scan/reading';
import { isRouting } from '../../../redaction/searched';
import { pathOf, type Token } from './json-tokens';

/** How many names are kept at hand. */
const MOST = 2_000;
/** What is longer is no name. */
const LONGEST = 60;
/** The longest that is shown; what is longer, or no name, was typed by somebody. */
const NAME = /^[\p{L}_$@][\p{L}\d_$@:-]{0,39}$/u;

/** The last steps of what routes an activity. */
const ROUTES = new Set([
    'id', 'type', 'timestamp', 'localTimestamp', 'rawTimestamp', 'rawLocalTimestamp', 'expiration', 'serviceUrl', 'channelId', '_channelId', 'callerId',
    'replyToId', 'deliveryMode', 'activityId', 'aadObjectId', 'tenantId',
]);
/** What activities are full of, and what says nothing about what it holds. */
const SAY_NOTHING = new Set(['', 'id', 'type', 'text', 'name', 'value', 'content', 'contentType', 'message', 'timestamp', 'time', 'url']);

/** What the names of fields mean. Those that were seen are kept at hand. */
export class FieldNames {
    private readonly reading = new Reading();
    private readonly words = new Map<string, string>();

    /** Whether a field of an activity routes it: its values are the channel's. */
    isRouting(token: Token): boolean {
        return ROUTES.has(token.key) && isRouting(pathOf(token).split('.'));
    }

    /** What a name says about its value, as it could stand in a text before it, if it says anything: `cardNumber` as `card number: `. */
    saidBy(key: string): string {
        if (SAY_NOTHING.has(key) || key.length > LONGEST) return '';
        const known = this.words.get(key);
        if (known !== undefined) return known;
        const said = this.isTelling(key) ? `${wordsOf(key)}: ` : '';
        if (this.words.size === MOST) this.words.clear();
        this.words.set(Buffer.from(key).toString(), said); // a part of a text would keep the whole of it
        return said;
    }

    private isTelling(key: string): boolean {
        this.reading.read(wordsOf(key));
        return !this.reading.words.isEmpty || isPasswordName(key) || isKeyName(key) || SECRET_NAME.test(key);
    }
}

/** Of `cardNumber` and `card_number`. */
function wordsOf(key: string): string {
    return key.replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, ' ').replace(/[_.-]+/g, ' ');
}

/** As it is shown: numbers of array elements say nothing, and what is no name, or holds something itself, stays unsaid. */
export function shownField(path: string, isSensitive: (key: string) => boolean): string {
    let shown = '';
    for (const step of path.split('.')) {
        if (/^\d+$/.test(step)) shown += '[]';
        else shown += `${shown && '.'}${NAME.test(step) && !isSensitive(step) ? step : '*'}`;
    }
    return shown;
}
