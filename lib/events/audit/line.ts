import { hash } from 'node:crypto';
import type { KeyRing } from '../../storage/key-ring';
import { isSigned } from '../../storage/signing';
import { tuple } from '../../support/tuple';

/** What stands before the first record of all. */
export const BEGINNING = 'bot-warden audit 1';

/** How a log stands: the number and the hash of its last record. */
export interface Head {
    seq: number;
    hash: string;
}

/** One line of a log, taken apart. `body` is what the hash covers; the last record of each write is signed, and with it all before. */
export interface Line {
    body: string;
    hash: string;
    signature: string | undefined;
    record: AuditRecord;
}

/** A security event, or what the log says of itself. */
export interface AuditRecord {
    seq: number;
    /** Epoch milliseconds. */
    at: number;
    type: string;
    /** Of `audit-continued`: the hash of the last record in the file before. */
    previous?: string;
    /** Of `audit-gap`: how many events could not be written. */
    lost?: number;
    /** Of `audit-expired`: the number of the last record that is deleted. */
    through?: number;
    [field: string]: unknown;
}

const FORM = /^(\{.*),"hash":"([\w-]{43})"(?:,"signature":"([\w-]{86})")?\}$/s;

/** Nothing when it is no line of a log. */
export function lineIn(text: string): Line | undefined {
    const [, body, own, signature] = FORM.exec(text) ?? [];
    if (body === undefined || own === undefined) return undefined;
    const record = recordIn(`${body}}`);
    return record && { body, hash: own, signature, record };
}

/** Records as lines, each bound to the one before, the last one signed. @returns their text, and the head after them */
export function linesOf(records: readonly Omit<AuditRecord, 'seq'>[], { seq, hash: before }: Head, keys: KeyRing): { text: string; head: Head } {
    const head = { seq, hash: before };
    const lines = records.map((record, index) => {
        const body = JSON.stringify({ seq: (head.seq += 1), ...record }).slice(0, -1);
        head.hash = hashOf(head.hash, body);
        const signature = index === records.length - 1 ? `,"signature":"${keys.sign(signedBytes(head)).toString('base64url')}"` : '';
        return `${body},"hash":"${head.hash}"${signature}}\n`;
    });
    return { text: lines.join(''), head };
}

/** Of a record's text and the hash before it: SHA-256, base64url. */
export function hashOf(before: string, body: string): string {
    return hash('sha256', tuple(before, body), 'base64url');
}

/** Whether a line carries the signature of one of these keys. */
export function isSignedLine({ hash: own, signature = '', record: { seq } }: Line, publicKeys: readonly string[]): boolean {
    const bytes = Buffer.from(signature, 'base64url');
    if (bytes.toString('base64url') !== signature) return false; // it can be written in other ways
    return publicKeys.some((key) => isSigned(key, signedBytes({ seq, hash: own }), bytes));
}

function signedBytes({ seq, hash: own }: Head): Buffer {
    return tuple('bot-warden audit', String(seq), own);
}

function recordIn(json: string): AuditRecord | undefined {
    try {
        const record = JSON.parse(json) as AuditRecord;
        return Number.isSafeInteger(record.seq) && typeof record.type === 'string' && Number.isFinite(record.at) ? record : undefined;
    } catch {
        return undefined;
    }
}
