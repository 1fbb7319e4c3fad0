import { createHash, createHmac, createSecretKey, hkdfSync, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { inspect } from 'node:util';
import { WardenError } from '../support/errors';
import { having } from '../support/options';
import { tuple } from '../support/tuple';
import { open, seal } from './envelope';
import { KEY_SIZE as SIZE, unwrap, wrap } from './key-wrap';
import { publicKeyOf, signed, signingKey } from './signing';

const FORM = 'one or more `id:key`, comma-separated, each key 32 random bytes in base64url (KeyRing.generate().export() makes one)';

/** A key that never leaves its service, and wraps others: Azure Key Vault's `wrapKey`, AWS KMS's `Encrypt`. */
export interface KeyProvider {
    wrap(key: Buffer): Promise<Uint8Array>;
    unwrap(wrapped: Buffer): Promise<Uint8Array>;
}

/**
 * The root keys. The first one seals, every one opens: to rotate, put a new key in front and keep the old ones until
 * nothing sealed with them is left. Names of records are keyed with the last one, so it stays the longest.
 * Keys are never printed: only {@link KeyRing.export} hands them out.
 */
export class KeyRing {
    /** Out of reach of `console.dir`, which passes over an object's own way to print itself. */
    readonly #keys: ReadonlyMap<string, Buffer>;
    private readonly subkeys = new Map<string, KeyObject>();

    private constructor(keys: ReadonlyMap<string, Buffer>) {
        this.#keys = keys;
    }

    /** A new random key. It lives as long as this object: `export()` it once and keep it as a secret. */
    static generate(): KeyRing {
        return new KeyRing(new Map([[randomBytes(6).toString('base64url'), randomBytes(SIZE)]]));
    }

    /**
     * The keys in an environment value: `id:key,id:key`.
     * @throws {WardenError} ERR_WARDEN_KEY when the value is missing or is not of this form
     */
    static fromEnv(value: string | undefined): KeyRing {
        return new KeyRing(parse(value));
    }

    /**
     * The keys in a file, in the form of {@link KeyRing.fromEnv}. Only its owner may read it (mode 0600), Windows apart.
     * @throws {WardenError} ERR_WARDEN_KEY when the file is missing, is open to others, or is not of this form
     */
    static fromFile(path: string): KeyRing {
        try {
            if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
                throw new WardenError('ERR_WARDEN_KEY', 'the key file is open to others: its mode must be 0600');
            }
            return KeyRing.fromEnv(readFileSync(path, 'utf8'));
        } catch (error) {
            if (error instanceof WardenError) throw error;
            throw new WardenError('ERR_WARDEN_KEY', 'the key file cannot be read', { cause: error });
        }
    }

    /**
     * The keys in a value that {@link KeyRing.exportWrapped} made: each wrapped by a key that never leaves its service (Azure Key Vault,
     * AWS KMS). The service is asked once, at the start. Whoever may not ask it any more cannot start a bot on the data.
     * @throws {WardenError} ERR_WARDEN_KEY when the value is not of this form, or the provider does not unwrap it
     */
    static async fromProvider(provider: KeyProvider, value: string | undefined): Promise<KeyRing> {
        const given = having('provider', provider, 'a KeyProvider', ['wrap', 'unwrap']);
        const keys = await Promise.all(pairsIn(value).map(async ([id, wrapped]) => [id, await unwrapped(given, wrapped)] as const));
        return new KeyRing(new Map(keys));
    }

    /** The keys, each wrapped by a provider: this text alone opens nothing. */
    async exportWrapped(provider: KeyProvider): Promise<string> {
        const keys = [...this.#keys].map(async ([id, key]) => `${id}:${Buffer.from(await provider.wrap(key)).toString('base64url')}`);
        return (await Promise.all(keys)).join(',');
    }

    /** The keys themselves, as {@link KeyRing.fromEnv} takes them. A secret: not for a log. */
    export(): string {
        return [...this.#keys].map(([id, key]) => `${id}:${key.toString('base64url')}`).join(',');
    }

    /** Seals for one purpose and one place (the parts that name where the record lives). */
    seal(purpose: string, plaintext: Uint8Array, ...place: string[]): Buffer {
        const [id] = this.#keys.keys() as Iterable<string> as [string];
        return seal({ id, key: this.subkey(id, purpose) as KeyObject }, plaintext, tuple(...place));
    }

    /**
     * Opens what {@link KeyRing.seal} sealed for the same purpose and place.
     * @throws {WardenError} ERR_WARDEN_SEALED
     */
    open(purpose: string, sealed: Uint8Array, ...place: string[]): Buffer {
        return open((id) => this.subkey(id, purpose), sealed, tuple(...place));
    }

    /** Wraps a key of 32 bytes for one purpose and place under the first root key, in 40 bytes that are the same each time. */
    wrapKey(purpose: string, key: Uint8Array, ...place: string[]): Buffer {
        return wrap(this.wrappingKey([...this.#keys.keys()][0] as string, purpose, place), key);
    }

    /**
     * Unwraps what {@link KeyRing.wrapKey} wrapped for the same purpose and place, under whichever root key.
     * @throws {WardenError} ERR_WARDEN_SEALED
     */
    unwrapKey(purpose: string, wrapped: Uint8Array, ...place: string[]): Buffer {
        for (const id of this.#keys.keys()) {
            const key = unwrap(this.wrappingKey(id, purpose, place), wrapped);
            if (key) return key;
        }
        throw new WardenError('ERR_WARDEN_SEALED', 'a wrapped key did not open: it was altered, moved, or its root key is not in the key ring');
    }

    /** HMAC-SHA-256 of the parts, for names that hide what they name. */
    mac(purpose: string, ...parts: string[]): Buffer {
        const last = [...this.#keys.keys()].at(-1) as string;
        return createHmac('sha256', this.subkey(last, `mac ${purpose}`) as KeyObject).update(tuple(...parts)).digest();
    }

    /** HMAC-SHA-256 of the parts under the first root key, as a proof of origin that {@link KeyRing.isTag} checks. @returns 32 bytes, of which 16 will do */
    tag(purpose: string, ...parts: string[]): Buffer {
        return this.tagUnder([...this.#keys.keys()][0] as string, purpose, parts);
    }

    /** Whether one of the root keys made this tag, of 16 to 32 bytes, for the same purpose and parts. */
    isTag(purpose: string, tag: Uint8Array, ...parts: string[]): boolean {
        if (tag.length < 16 || tag.length > SIZE) return false;
        return [...this.#keys.keys()].some((id) => timingSafeEqual(this.tagUnder(id, purpose, parts).subarray(0, tag.length), tag));
    }

    /** Signs with a key derived from the first root key (Ed25519). @returns 64 bytes */
    sign(bytes: Uint8Array): Buffer {
        return signed(this.signingKeys()[0] as KeyObject, bytes);
    }

    /** The public keys of everything signed with this key ring, the first root key's first; for whoever is to verify without any secret. */
    publicKeys(): readonly string[] {
        return this.signingKeys().map(publicKeyOf);
    }

    toJSON(): string {
        return `KeyRing(${[...this.#keys.keys()].join(', ')})`;
    }

    [inspect.custom](): string {
        return this.toJSON();
    }

    private signingKeys(): readonly KeyObject[] {
        return [...this.#keys.values()].map((key) => signingKey(Buffer.from(hkdfSync('sha256', key, '', 'bot-warden signing', SIZE))));
    }

    private tagUnder(id: string, purpose: string, parts: readonly string[]): Buffer {
        return createHmac('sha256', this.subkey(id, `tag ${purpose}`) as KeyObject).update(tuple(...parts)).digest();
    }

    private wrappingKey(id: string, purpose: string, place: readonly string[]): Buffer {
        const info = tuple('bot-warden key wrap', purpose, ...place);
        return Buffer.from(hkdfSync('sha256', this.#keys.get(id) as Buffer, '', createHash('sha256').update(info).digest(), SIZE)); // HKDF takes up to 1 kB
    }

    /** One key per purpose (HKDF-SHA-256, RFC 5869), so that no key serves two algorithms or two stores. */
    private subkey(id: string, purpose: string): KeyObject | undefined {
        const key = this.#keys.get(id);
        if (!key) return undefined;
        const name = `${id} ${purpose}`; // no id holds a blank
        const subkey = this.subkeys.get(name) ?? createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `bot-warden ${purpose}`, SIZE)));
        this.subkeys.set(name, subkey);
        return subkey;
    }
}

/** The option `keys`, checked. By its methods: a second copy of this package makes key rings of another class. */
export function keysOf(value: KeyRing): KeyRing {
    return having('keys', value, 'a KeyRing, such as KeyRing.fromEnv(process.env.BOT_WARDEN_KEYS)', ['seal', 'open', 'mac', 'tag', 'isTag', 'wrapKey', 'unwrapKey', 'sign']);
}

function parse(value: string | undefined): ReadonlyMap<string, Buffer> {
    return new Map(pairsIn(value).map(([id, text], index) => {
        const key = Buffer.from(text, 'base64url');
        if (!/^[\w-]{43}$/.test(text) || key.length !== SIZE) throw malformed(index);
        return [id, key];
    }));
}

/** `id:text,id:text`, each id once. */
function pairsIn(value: string | undefined): [id: string, text: string][] {
    if (typeof value !== 'string' || value.trim() === '') throw new WardenError('ERR_WARDEN_KEY', `no keys given: must be ${FORM}`);
    const pairs = value.split(',').map((item) => item.trim().split(':'));
    return pairs.map(([id = '', text = '', ...rest], index) => {
        const isRepeated = pairs.findIndex(([other]) => other === id) < index;
        if (!/^[\w-]{1,32}$/.test(id) || text === '' || rest.length > 0 || isRepeated) throw malformed(index);
        return [id, text];
    });
}

function malformed(index: number): WardenError {
    return new WardenError('ERR_WARDEN_KEY', `key ${index + 1} is malformed or repeated: must be ${FORM}`);
}

async function unwrapped(provider: KeyProvider, text: string): Promise<Buffer> {
    try {
        const key = Buffer.from(await provider.unwrap(Buffer.from(text, 'base64url')));
        if (key.length !== SIZE) throw new RangeError(`a key of ${SIZE} bytes was expected`);
        return key;
    } catch (error) {
        throw new WardenError('ERR_WARDEN_KEY', 'the key provider did not unwrap a root key: check that it is the one that wrapped it, and may be asked', { cause: error });
    }
}
