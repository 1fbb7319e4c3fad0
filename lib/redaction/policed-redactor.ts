import type { ActivityLike } from '../turn/types';
import { isExternal } from './custom/external';
import { detectorsFor } from './detectors-for';
import { kindsHandled, type Handling, type Rules, type Use } from './policy';
import { Redactor, type RedactedActivity, type RedactedText, type RedactorOptions } from './redactor';
import type { Direction } from './searched';

/** Replaces what is sensitive in activities: a `Redactor`, or one that follows a policy. */
export interface ActivityRedactor {
    redactActivity<A extends ActivityLike>(activity: A, direction?: Direction): RedactedActivity<A>;
    redactActivityAsync?<A extends ActivityLike>(activity: A, direction?: Direction): Promise<RedactedActivity<A>>;
    /** Whether there are detectors that only `redactActivityAsync` asks. @default there may be */
    readonly asksOthers?: boolean | undefined;
}

/** With external detectors and without. */
interface Redactors { complete: Redactor; alone: Redactor }

/** How many different redactors a policy that depends on the channel may call for at a time. */
const MOST = 32;

/** What is hidden from each audience. */
const HIDDEN = { bot: ['restricted'], user: ['restricted'], store: ['restricted', 'personal'] } as const satisfies Record<Use['to'], Handling[]>;

/** Hides from one audience what the policy does not let it have. */
export class PolicedRedactor implements ActivityRedactor {
    /** Whether there are external detectors. */
    readonly asksOthers: boolean;
    private standing: Redactors | undefined;
    private readonly byChannel = new Map<string, Redactors>();

    constructor(
        private readonly to: Use['to'],
        private readonly rules: Rules,
        private readonly options: Omit<RedactorOptions, 'kinds'>,
    ) {
        const { detectors } = options;
        this.asksOthers = Array.isArray(detectors) && detectors.some((detector) => isExternal(detector));
        this.redactors(''); // throws when an option is wrong
    }

    /** Whether this audience may not have a kind. */
    hides(kind: string, channelId: unknown = ''): boolean {
        const hidden: readonly Handling[] = HIDDEN[this.to];
        return hidden.includes(this.rules.handlingOf(kind, { to: this.to, channelId: nameOf(channelId) }));
    }

    /** A text of no channel. */
    redact(text: string): RedactedText {
        return this.on().redact(text);
    }

    /** @throws {WardenError} ERR_WARDEN_BUDGET when it is too large to be searched */
    redactActivity<A extends ActivityLike>(activity: A, direction?: Direction): RedactedActivity<A> {
        return this.on(activity.channelId).redactActivity(activity, direction);
    }

    /** The same, with external detectors, which have no part in what has to be answered at once. */
    async redactActivityAsync<A extends ActivityLike>(activity: A, direction?: Direction): Promise<RedactedActivity<A>> {
        return this.redactors(activity.channelId).complete.redactActivityAsync(activity, direction);
    }

    /** The redactor for a channel, without external detectors. */
    on(channelId: unknown = ''): Redactor {
        return this.redactors(channelId).alone;
    }

    private redactors(channelId: unknown): Redactors {
        if (this.rules.fixed) return (this.standing ??= this.made({ to: this.to, channelId: '' }));
        const use: Use = { to: this.to, channelId: nameOf(channelId) };
        const key = JSON.stringify([use.channelId, kindsHandled(this.rules, use, ...HIDDEN[this.to])]);
        if (this.byChannel.size >= MOST) this.byChannel.clear(); // channel ids come in activities
        const redactors = this.byChannel.get(key) ?? this.made(use);
        this.byChannel.set(key, redactors);
        return redactors;
    }

    private made(use: Use): Redactors {
        const detectors = detectorsFor(this.options.detectors, (kind) => this.hides(kind, use.channelId));
        const options = { ...this.options, kinds: kindsHandled(this.rules, use, ...HIDDEN[this.to]) };
        const complete = new Redactor({ ...options, detectors });
        return { complete, alone: this.asksOthers ? new Redactor({ ...options, detectors: detectors?.filter((each) => !isExternal(each)) }) : complete };
    }
}

/** What comes in an activity may be anything, and not every object can be made a string. */
function nameOf(channelId: unknown): string {
    return typeof channelId === 'string' ? channelId : '';
}
