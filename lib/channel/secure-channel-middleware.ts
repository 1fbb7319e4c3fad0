import { eventsOf, type SecurityEvents } from '../events/security-events';
import { OptionError } from '../support/errors';
import type { Description } from '../support/description';
import { optionsOf, text, texts } from '../support/options';
import { Recent } from '../support/recent';
import { refuse, REFUSAL } from '../turn/refuse';
import type { ActivityLike, MiddlewareLike, Next, TurnContextLike } from '../turn/types';
import { callerOf } from './caller';
import { channelsOf } from './channels';
import { checkShape, limitsOf, type ActivityLimits } from './limits';
import { badAttachments } from './media-url';
import { checkOrigin, type OriginRules } from './origin';
import { RateLimits, type Rates } from './rates';
import { isAnswerable, type ChannelRefusal } from './refusal';
import { loopbackOrigin, originsOf } from './service-url';
import { tenantRuleOf, type Tenants } from './tenants';

export interface SecureChannelOptions {
    /** Origins that replies may go to, besides Bot Framework's own: `['https://channel.contoso.com']`. */
    serviceUrls?: readonly string[] | undefined;
    /** Channels that may call. @default all that botframework-schema names */
    channels?: readonly string[] | undefined;
    /**
     * Also takes the emulator, callers that nobody authenticated, and `http`: from this machine's own addresses, by what the activity
     * says, so never where others reach the bot's port. And turns of a test adapter. @default false, whatever NODE_ENV is
     */
    development?: boolean | undefined;
    /** Ids of Entra tenants that may call: for all channels, or by channel. @default all tenants */
    tenants?: Tenants | undefined;
    /** App ids of other bots: those that may call this one as their skill, and skills that may answer it. @default none */
    skillCallers?: readonly string[] | undefined;
    /** How large an activity may be. */
    limits?: Partial<ActivityLimits> | undefined;
    /** How many turns are taken, or `false`. */
    rates?: false | Rates | undefined;
    /** What to do with attachments at addresses that nobody should load: refuse the turn, take them out, or nothing. @default 'refuse' */
    attachments?: 'refuse' | 'remove' | 'allow' | undefined;
    /** What a refused user is told. @default 'Sorry, I cannot take this message.' in 13 languages */
    refusal?: string | undefined;
    events?: SecurityEvents | undefined;
}

/** Whom too many turns of a conversation were answered last, so that a flood is not answered with a flood, in milliseconds. */
const ANSWER_EVERY = 10_000;

/**
 * Takes turns only from where they should come: an authenticated caller, an allowed channel of the host that serves it, replies over
 * https to Bot Framework's own hosts; and only of a size and at a rate that nothing behind it chokes on. Register it before
 * everything else.
 *
 * Closed means: a turn that nobody authenticated is refused, one of a test adapter too, unless `development` is true. A refusal is
 * answered only when it is known that the answer does not carry the bot's token to an address of the caller's.
 *
 * @throws {OptionError} from the constructor
 */
export class SecureChannelMiddleware implements MiddlewareLike {
    readonly events: SecurityEvents;
    private readonly origin: OriginRules;
    private readonly limits: ActivityLimits;
    private readonly rates: RateLimits;
    private readonly attachments: 'refuse' | 'remove' | 'allow';
    private readonly refusal: string;
    private readonly answered = new Recent<number>(10_000);
    private warned = false;

    constructor(options: SecureChannelOptions = {}) {
        const given = optionsOf('SecureChannelMiddleware', options, {
            serviceUrls: true, channels: true, development: true, tenants: true, skillCallers: true, limits: true, rates: true,
            attachments: true, refusal: true, events: true,
        });
        const development = developmentOf(given.development);
        this.origin = {
            development,
            serviceUrls: { origins: originsOf(given.serviceUrls), loopback: development },
            channels: channelsOf(given.channels, development),
            tenants: tenantRuleOf(given.tenants),
            skillCallers: callersOf(given.skillCallers),
        };
        this.limits = limitsOf(given.limits);
        this.rates = new RateLimits(given.rates);
        this.attachments = attachmentsOf(given.attachments);
        this.refusal = text('refusal', given.refusal ?? REFUSAL);
        this.events = eventsOf(given.events);
    }

    /** What it is set to, for checks of a deployment; `tenants` are those that may call from Teams, 0 for all. */
    describe(): { channel: Description } {
        const { development, serviceUrls, channels, tenants, skillCallers } = this.origin;
        const counts = { serviceUrls: serviceUrls.origins.size, channels: channels.size, skillCallers: skillCallers.size, tenants: tenants('msteams')?.size ?? 0 };
        return { channel: { development, ...counts, rates: this.rates.areOn, attachments: this.attachments } };
    }

    async onTurn(context: TurnContextLike, next: Next): Promise<void> {
        const reason = await this.reasonAgainst(context);
        if (reason === undefined) {
            await next();
            return;
        }
        if (reason !== 'unknown') this.events.report(context.activity, { type: 'channel-refused', reason });
        if (reason === 'no-identity') this.warn();
        if (this.isAnswered(reason, context.activity)) await refuse(context, this.refusal);
    }

    /** Why the turn is refused; `unknown` when that could not be found out. What costs least comes first. */
    private async reasonAgainst(context: TurnContextLike): Promise<ChannelRefusal | 'unknown' | undefined> {
        const { activity } = context;
        const caller = callerOf(context);
        const reason = checkOrigin({ ...activity, caller }, this.origin);
        if (reason !== undefined || caller.kind === 'bot') return reason;
        try {
            const limited = this.rates.check(activity);
            return (limited instanceof Promise ? await limited : limited) ?? checkShape(activity, this.limits) ?? this.checkAttachments(activity);
        } catch (error) {
            this.events.storeUnavailable(context, 'channel', error);
            return 'unknown';
        }
    }

    /** Takes out of the turn what should not be loaded, when that is wanted. The list that came is left as it was. */
    private checkAttachments(activity: ActivityLike & { attachments?: unknown }): ChannelRefusal | undefined {
        if (this.attachments === 'allow') return undefined;
        const origin = this.origin.development ? loopbackOrigin(activity.serviceUrl) : undefined;
        const bad = badAttachments(activity.attachments, { dataUrl: this.limits.dataUrl, origin });
        if (bad.size === 0) return undefined;
        if (this.attachments === 'refuse') return 'attachment-url';
        activity.attachments = (activity.attachments as unknown[]).filter((attachment) => !bad.has(attachment));
        this.events.report(activity, { type: 'attachments-removed', attachments: bad.size });
        return undefined;
    }

    private isAnswered(reason: ChannelRefusal | 'unknown', activity: ActivityLike): boolean {
        if (activity.type === 'invoke') return true; // goes into the HTTP response, and nowhere else
        if (reason === 'unknown' || !reason.startsWith('rate-')) return reason === 'unknown' || isAnswerable(reason);
        const key = this.events.labelOf(activity.channelId ?? '', activity.conversation?.id ?? '');
        const now = performance.now();
        if (now - (this.answered.get(key) ?? -Infinity) < ANSWER_EVERY) return false;
        this.answered.set(key, now);
        return true;
    }

    /** In a developer's own unit tests this would be hard to find. */
    private warn(): void {
        if (this.warned) return;
        this.warned = true;
        process.emitWarning(
            'bot-warden refuses the turns of an adapter that does not say who called. In unit tests, set `development: true`.',
            'BotWardenWarning',
        );
    }
}

function developmentOf(given: unknown): boolean {
    if (given !== undefined && typeof given !== 'boolean') throw new OptionError('development', 'true or false', given);
    return given === true;
}

function callersOf(given: readonly string[] = []): ReadonlySet<string> {
    const ids = Array.isArray(given) && given.length === 0 ? [] : texts('skillCallers', given);
    return new Set(ids.map((id) => id.toLowerCase()));
}

function attachmentsOf(given: SecureChannelOptions['attachments'] = 'refuse'): 'refuse' | 'remove' | 'allow' {
    if (!['refuse', 'remove', 'allow'].includes(given)) throw new OptionError('attachments', "'refuse', 'remove' or 'allow'", given);
    return given;
}
