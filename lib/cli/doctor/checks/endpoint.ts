import type { Outcome } from '../finding';
import type { MeasureId } from '../measures';
import { CANNOT_SEE, FAIL, PASS, WARN, type Rule } from '../rule';
import type { Subject } from '../subject';

/** The attempts of `verifyEndpoint` that try this, by name. */
function answered({ endpoint }: Subject, attempts: readonly string[]): Outcome {
    if (endpoint === undefined) return CANNOT_SEE;
    if (endpoint === 'unanswered') return { ...CANNOT_SEE, note: 'the endpoint did not answer' };
    const of = (names: readonly string[]) => names.filter((name) => attempts.includes(name));
    const [accepted, unclear] = [of(endpoint.accepted), of(endpoint.unclear)];
    const silent = of(endpoint.results.filter(({ status }) => status === 0).map(({ name }) => name));
    if (accepted.length > 0) return { ...FAIL, note: `got in: ${accepted.join(', ')}` };
    if (silent.length > 0) return { ...CANNOT_SEE, note: `no answer to: ${silent.join(', ')}` };
    if (unclear.length > 0) return { ...WARN, note: `answered with a server error: ${unclear.join(', ')}` };
    return { ...PASS, note: `refused: ${attempts.join(', ')}` };
}

function rule(id: string, measure: MeasureId, title: string, attempts: readonly string[]): Rule {
    return {
        id, measure, severity: 'critical', title,
        why: 'A token that the bot takes without this check can be made by anybody. A server error may be the refusal of a forged signature, which the SDK answers with 500 and the message of the error.',
        mend: 'Use the SDK\'s authentication with an app id, and `rejectForged(adapter)` of bot-warden, which makes 401 of those errors.',
        byHand: 'Run this again with --endpoint and the URL of the running bot: it knocks there with tokens that no bot may take.',
        check: (subject) => answered(subject, attempts),
    };
}

export const endpoint: readonly Rule[] = [
    rule('endpoint-token', 'G2.1a', 'Without a bearer token nobody gets in', [
        'no token', 'no token, from the emulator', 'an empty token', 'garbage', 'three parts of garbage', 'a password',
    ]),
    rule('endpoint-signature', 'G2.1b', 'Without a valid signature nobody gets in', [
        'algorithm none', 'a secret of nobody', 'a public key as the secret', 'a forged signature', 'an unknown key',
    ]),
    rule('endpoint-issuer', 'G2.1c', 'With a token of another issuer nobody gets in', ['another issuer']),
    rule('endpoint-audience', 'G2.1d', 'With a token for another bot nobody gets in', ['another audience', 'another bot']),
    rule('endpoint-validity', 'G2.1e', 'With a token that is over, or not yet valid, nobody gets in', ['expired', 'not valid yet']),
    rule('endpoint-service-url', 'G2.1f', 'With a token for another service URL nobody gets in', ['another service URL']),
    rule('endpoint-emulator', 'G2.1j', "With a made-up emulator's token nobody gets in", ['the emulator']),
    rule('endpoint-skill', 'L11', 'As an anonymous skill nobody gets in', ['an anonymous skill']),
];
