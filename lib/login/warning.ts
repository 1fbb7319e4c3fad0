import { tell } from '../turn/tell';
import type { ActivityLike, TurnContextLike } from '../turn/types';
import { endOf } from './limits';
import { STAYS, type LoginBook } from './login-book';
import { LEAST_WARNING, type CheckedLoginOptions } from './login-options';
import { stayCard } from './stay';

/** Channels on which a warning is one more mail or text message. */
const NO_WARNINGS = new Set(['email', 'sms', 'twilio-sms']);

/** Milliseconds that a timer may be late and a warning on its way, without its user having less time than the least. */
const ON_ITS_WAY = 1_000;

/** When to warn of an end, in epoch milliseconds; nothing when there is no warning, or never was time for one. */
export function warningAt({ channelId = '' }: ActivityLike, end: number, { warnBefore, limits }: CheckedLoginOptions): number | undefined {
    if (warnBefore === undefined || NO_WARNINGS.has(channelId) || warnBefore >= limits.idle) return undefined;
    return end - Math.max(warnBefore, LEAST_WARNING + ON_ITS_WAY);
}

/** Tells the turn's user that the login will end soon, and how to go on where there is a way, while there is time for it. */
export async function warn(context: TurnContextLike, book: LoginBook, { limits, texts }: CheckedLoginOptions): Promise<void> {
    const login = await book.read(context.activity);
    if (!book.isLive(login)) return;
    const end = endOf(login, limits);
    if (end - Date.now() < LEAST_WARNING) return;
    const { warning, lastWarning, stay, writeToStay } = texts(context.activity);
    if (end === login.since + limits.absolute) await tell(context, lastWarning);
    else await tell(context, (login.stays ?? 0) < STAYS ? stayCard(warning, stay) : writeToStay);
}
