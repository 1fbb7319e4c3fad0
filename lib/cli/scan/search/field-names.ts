import { isRouting } from '../../../redaction/searched';

/** How many names are kept at hand. */
const MOST = 2_000;
/** The longest that is shown; what is longer, or no name, was typed by somebody. */
const NAME = /^[\p{L}_$@][\p{L}\d_$@:-]{0,39}$/u;

/** These say nothing about what they hold: their values are searched as they are. */
const SAY_NOTHING = new Set([
    '', 'text', 'type', 'id', 'name', 'value', 'content', 'contentType', 'contentUrl', 'timestamp', 'localTimestamp', 'channelId', 'serviceUrl', 'role',
    'locale', 'speak', 'summary', 'title', 'subtitle', 'inputHint', 'textFormat', 'attachmentLayout', 'replyToId', 'label', 'valueType', 'url', 'message',
    'msg', 'level', 'time', 'date', 'ts', 'thumbnailUrl', 'displayText', 'deliveryMode', 'importance', 'topicName', 'localTimezone', 'callerId',
]);

/** What the names of fields mean. Those that were seen are kept at hand. */
export class FieldNames {
    private readonly routing = new Map<string, boolean>();
    private readonly words = new Map<string, string>();

    /** Whether a field of an activity routes it: its values are the channel's. */
    isRouting(path: string): boolean {
        return recalled(this.routing, path, () => path !== '' && isRouting(path.split('.')));
    }

    /** What a name says about its value, as it could stand in a text before it: `cardNumber` as `card number: `. */
    saidBy(key: string): string {
        return recalled(this.words, key, () => {
            if (SAY_NOTHING.has(key) || key.length > 60) return '';
            return `${key.replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, ' ').replace(/[_.-]+/g, ' ')}: `;
        });
    }
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

function recalled<T>(known: Map<string, T>, name: string, make: () => T): T {
    const before = known.get(name);
    if (before !== undefined) return before;
    const made = make();
    if (known.size === MOST) known.clear();
    known.set(Buffer.from(name).toString(), made); // a part of a text would keep the whole of it
    return made;
}
