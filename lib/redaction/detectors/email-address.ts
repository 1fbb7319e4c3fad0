import type { Detector, Finding } from '../finding';

const LOCAL = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u;
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}(?:xn--[a-z0-9-]{1,59}|\p{L}{2,24})(?![\p{L}\p{N}_-])/iu;

/** Mail addresses (RFC 5321, 4.1.2, without quoted local parts): 64 characters, `@`, and a domain name whose last label is letters. */
export const emailAddress: Detector = (text) => {
    const findings: Finding[] = [];
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
        const local = LOCAL.exec(text.slice(Math.max(0, at - 64), at))?.[0].replace(/^[.'`/]+/, '') ?? '';
        const domain = DOMAIN.exec(text.slice(at + 1, at + 256))?.[0] ?? '';
        if (local && domain && !local.endsWith('.')) findings.push({ kind: 'EMAIL_ADDRESS', start: at - local.length, end: at + 1 + domain.length });
    }
    return findings;
};
