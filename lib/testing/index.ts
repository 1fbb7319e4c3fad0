import type { SetUp } from './bench/test-bench';
import { runOnEndpoint, type EndpointAttackOptions } from './endpoint';
import type { AttackOptions } from './options';
import { reportOf, type AttackReport } from './report';
import { runAll } from './run';

/**
 * Attacks your own bot, in this process: each attack on a bot that is set up anew, without a network, on a clock that stands still.
 * @throws {OptionError} for options that are none; whatever setting the bot up throws
 */
export async function attack(bot: SetUp, options?: AttackOptions): Promise<AttackReport>;
/**
 * Attacks the endpoint of your own bot over HTTP, with what can be tried without a channel's keys.
 * @param url https and with `iOwnThis: true`, or on this machine
 * @throws {OptionError} for another URL
 * @throws {WardenError} ERR_WARDEN_ENDPOINT when no bot is there
 */
export async function attack(url: string, options?: EndpointAttackOptions): Promise<AttackReport>;
export async function attack(target: SetUp | string, options?: AttackOptions | EndpointAttackOptions): Promise<AttackReport> {
    return reportOf(typeof target === 'string' ? await runOnEndpoint(target, options as EndpointAttackOptions) : await runAll(target, options as AttackOptions));
}

export { applies, clear, gotThrough, held, type Attack, type Finding, type Verdict } from './attack';
export { ATTACKS } from './attacks';
export { AttackAdapter, type Identity, type Leaving, type Logic, type MiddlewareFunction, type TurnAnswer } from './bench/adapter';
export { Chat, type Taken, type TurnChanges } from './bench/chat';
export { channelIdentity, directLine, identity, teams, teamsUser, webChat, type Person, type Place } from './bench/places';
export type { StandingClock } from './bench/standing-clock';
export type { BenchStorage, StorageUse } from './bench/storage';
export { TestBench, type AlarmsLike, type BotParts, type BotUnderAttack, type SetUp, type TranscriptsLike } from './bench/test-bench';
export { signedIn } from './attacks/signing-in';
export type { BenchTokens, TokenCall } from './bench/tokens';
export { ENDPOINT_ATTACKS, type EndpointAttackOptions } from './endpoint';
export type { Measure } from './measures';
export type { AttackOptions } from './options';
export { assertHeld, assertOneHeld, formatReport, type AssertHeldOptions, type AttackDescription, type AttackOutcome, type AttackReport } from './report';
export { attackOne, onBench } from './run';
