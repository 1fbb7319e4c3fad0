import { disregard } from '../support/disregard';
import { OptionError } from '../support/errors';
import { HANDLING, type Kind } from './detectors';
import { PRESETS, strictest, type PresetName } from './presets';

/**
 * Who may have a kind of value: `restricted` nobody (neither the bot nor the store nor the user's screen), `personal` the
 * bot and the user but not the store or a log, `off` everybody.
 */
export type Handling = 'restricted' | 'personal' | 'off';

/** Where a value is going. */
export interface Use {
    to: 'bot' | 'store' | 'user';
    /** The channel of the conversation; empty when there is none. */
    channelId: string;
}

export type Policy = Readonly<Record<Kind, Handling>>;

/** Changes by kind, those of your own detectors too, to a preset or the strictest of several. @default preset 'standard' */
export type PolicyChanges = { readonly preset?: PresetName | readonly PresetName[] } & { readonly [K in Kind]?: Handling } & {
    readonly [custom: Uppercase<string>]: Handling;
};

/** Asked for every kind whenever something is searched; `undefined` leaves it to the standard policy. */
export type PolicyFunction = (kind: string, use: Use) => Handling | undefined;

export type PolicyOption = PresetName | PolicyChanges | PolicyFunction;

/** The policy in force. */
export interface Rules {
    handlingOf(kind: string, use: Use): Handling;
    /** Whether it depends on the kind alone. */
    fixed: boolean;
}

export const DEFAULT_POLICY: Policy = PRESETS.standard;

const WAYS: readonly unknown[] = ['restricted', 'personal', 'off'] satisfies Handling[];
const KINDS = Object.keys(HANDLING) as Kind[];

/**
 * The option `policy`, checked. A kind that nobody has named is restricted, and so is one for which a function throws or
 * answers nonsense.
 * @param custom whether there are detectors with kinds of their own: without any, an unknown kind is a misspelt one
 */
export function policyOf(given: PolicyOption = {}, { custom = false }: { custom?: boolean } = {}): Rules {
    if (typeof given === 'function') return { fixed: false, handlingOf: (kind, use) => asked(given, kind, use) };
    if (typeof given === 'string') return fixedRules(presetsOf(given, 'policy'));
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
        throw new OptionError('policy', 'a preset, an object of kinds and how to handle them, or a function', given);
    }
    const { preset = 'standard', ...changes } = given;
    for (const [kind, handling] of Object.entries(changes)) {
        knownKind(`policy.${kind}`, kind, custom);
        if (!WAYS.includes(handling)) throw new OptionError(`policy.${kind}`, "'restricted', 'personal' or 'off'", handling);
    }
    return fixedRules(new Map([...presetsOf(preset, 'policy.preset'), ...Object.entries(changes as Record<string, Handling>)]));
}

/** The kinds of bot-warden's own that are handled in one of these ways. */
export function kindsHandled(rules: Rules, use: Use, ...ways: Handling[]): Kind[] {
    return KINDS.filter((kind) => ways.includes(rules.handlingOf(kind, use)));
}

/** Refuses a kind that nobody can find. */
export function knownKind(option: string, kind: string, custom: boolean): void {
    if (!custom && !Object.hasOwn(HANDLING, kind)) throw new OptionError(option, 'a known kind, like CREDIT_CARD or US_SSN');
}

function fixedRules(ways: ReadonlyMap<string, Handling>): Rules {
    return { fixed: true, handlingOf: (kind) => ways.get(kind) ?? 'restricted' };
}

function presetsOf(given: PresetName | readonly PresetName[], option: string): Map<string, Handling> {
    const names = typeof given === 'string' ? [given] : given;
    const known = Array.isArray(names) && names.length > 0 && (names as readonly PresetName[]).every((name) => Object.hasOwn(PRESETS, name));
    if (!known) throw new OptionError(option, `one or several of ${Object.keys(PRESETS).join(', ')}`, given);
    return new Map(KINDS.map((kind) => [kind, strictest((names as readonly PresetName[]).map((name) => PRESETS[name][kind]))]));
}

function asked(policy: PolicyFunction, kind: string, use: Use): Handling {
    try {
        const handling = policy(kind, use) ?? (Object.hasOwn(DEFAULT_POLICY, kind) ? DEFAULT_POLICY[kind as Kind] : 'restricted');
        if (WAYS.includes(handling)) return handling;
        disregard(handling);
        return 'restricted';
    } catch {
        return 'restricted';
    }
}
