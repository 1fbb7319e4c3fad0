import { DataKeys } from '../storage/data-keys';
import { keysOf } from '../storage/key-ring';
import { NamingCheck } from '../storage/naming-check';
import { OptionError } from '../support/errors';
import { callback, having, milliseconds, optionsOf } from '../support/options';
import { SteadyClock } from '../support/steady-clock';
import type { AlsoErased } from './also-erased';
import type { Desk } from './ledger';
import { MemoryProvider } from './memory-provider';
import { Names } from './names';
import type { SelfDestructingTranscriptsOptions } from './self-destructing-transcripts';

const DAY = 24 * 3_600_000;

/** The options of transcripts, checked, and what their parts work with. @throws {OptionError} */
export function deskOf(options: SelfDestructingTranscriptsOptions) {
    const given = optionsOf('SelfDestructingTranscripts', options, {
        keys: true, provider: true, keyStore: true, silence: true, end: true, maxAge: true, redactor: true, also: true, onReceipt: true, events: true,
    });
    const lifetimes = {
        silence: Math.floor(milliseconds('silence', given.silence ?? DAY)),
        end: Math.floor(milliseconds('end', given.end ?? 0, 0)),
        maxAge: Math.floor(milliseconds('maxAge', given.maxAge ?? 30 * DAY)),
    };
    const provider = having('provider', given.provider ?? new MemoryProvider(), 'a TranscriptProvider', [
        'get', 'start', 'append', 'read', 'replace', 'erase', 'erasures', 'purge', 'due', 'list', 'forgetTombstones',
    ]);
    const keys = keysOf(given.keys);
    const keyStore = having('keyStore', given.keyStore ?? provider.keyStore, 'a KeyStore', ['get', 'create', 'rewrap', 'destroy', 'hours', 'forgetTombstones']);
    const redactor = given.redactor && having('redactor', given.redactor, 'a Redactor', ['redactActivity']);
    const desk: Desk = { provider, keys, dataKeys: new DataKeys(keyStore, keys), naming: new NamingCheck(keyStore, keys), names: new Names(keys), clock: new SteadyClock(), lifetimes };
    return { desk, redactor, also: alsoOf(given.also ?? []), onReceipt: callback('onReceipt', given.onReceipt), events: given.events };
}

/** Checked. @throws {OptionError} */
export function alsoOf(value: readonly AlsoErased[]): readonly AlsoErased[] {
    const isOne = (each: AlsoErased) => typeof each?.name === 'string' && (typeof each.conversation === 'function' || typeof each.user === 'function');
    if (!Array.isArray(value) || !value.every(isOne)) throw new OptionError('also', 'an array of what else is erased, each with a `name` and `conversation` or `user`', value);
    return value;
}
