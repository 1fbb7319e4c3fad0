import { having } from '../../support/options';
import { rewriteStrings } from '../../turn/rewrite';
import { OUTBOUND_BUDGET } from '../budget';
import { Redactor } from '../redactor';
import { scrub } from '../scrub';
import { answerNow } from '../sensitive/answer';
import { withoutSignIn } from './tracked-message';

/** The part of a botbuilder `BotTelemetryClient` that every client has. */
export interface TelemetryClientLike {
    trackEvent(telemetry: any): unknown;
    trackTrace(telemetry: any): unknown;
    trackException(telemetry: any): unknown;
    trackDependency(telemetry: any): unknown;
    flush(): unknown;
}

/** What redacts a text. */
export type TextRedactor = Pick<Redactor, 'redact'>;

/** In the fields that some call needs. */
const FAILED = { name: '[REDACTION_FAILED]', message: '[REDACTION_FAILED]', data: '[REDACTION_FAILED]' };

/**
 * The client, of which every `track...` call is redacted: names, messages, properties, and exceptions with their stack and causes. The
 * SDK's TelemetryLoggerMiddleware sends ids that are phone numbers on SMS, and on request texts, of which the code and the link of a
 * sign-in are left out. Neither the caller's objects nor the client are changed.
 *
 * Closed means: what is too large or cannot be read is tracked as `[REDACTION_FAILED]`; a call never throws because of us.
 *
 * @param redactor by default every kind that the standard policy does not let pass
 * @throws {OptionError} when it is given no telemetry client
 */
export function redactingTelemetryClient<T extends TelemetryClientLike>(client: T, redactor: TextRedactor = new Redactor()): T {
    having('client', client, 'a BotTelemetryClient', ['trackEvent', 'trackTrace', 'trackException', 'trackDependency', 'flush']);
    having('redactor', redactor, 'a Redactor', ['redact']);
    const edit = (text: string) => redactor.redact(answerNow()?.hide(text) ?? text).text;
    return new Proxy(client, {
        get(target, name) {
            const value: unknown = Reflect.get(target, name);
            if (typeof value !== 'function') return value;
            const method = value as (...given: unknown[]) => unknown;
            if (typeof name !== 'string' || !name.startsWith('track')) return method.bind(target);
            return (...given: unknown[]) => method.apply(target, given.map((each) => redacted(each, edit)));
        },
    });
}

function redacted(telemetry: unknown, edit: (text: string) => string): unknown {
    try {
        const { exception, ...rest } = (telemetry ?? {}) as { exception?: unknown };
        const clean = rewriteStrings(withoutSignIn(rest), edit, OUTBOUND_BUDGET);
        return exception === undefined ? clean : { ...clean, exception: scrub(exception, edit) };
    } catch {
        return { ...FAILED, exception: new Error(FAILED.message) };
    }
}
