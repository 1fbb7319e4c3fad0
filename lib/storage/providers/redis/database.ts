import { createHash } from 'node:crypto';
import { OptionError, WardenError } from '../../../support/errors';
import { text } from '../../../support/options';
import { evaluatorOf, type Evaluator, type RedisClientLike } from './client';

/** What runs within Redis, as one step that nothing comes between. */
export interface Script {
    source: string;
    sha: string;
}

const FORMAT = '1';
const format = script(`
    if redis.call('SET', P .. 'format', ARGV[1], 'NX') then return ARGV[1] end
    return redis.call('GET', P .. 'format')
`);

/** A script in which `P` is what the names of all keys begin with. */
export function script(lua: string): Script {
    const source = `local P = KEYS[1]\n${lua}`;
    return { source, sha: createHash('sha1').update(source).digest('hex') };
}

/** The keys under one prefix. They share a hash tag, so that a cluster has them on one node, where a script can reach them all. */
export class RedisDatabase {
    private readonly evaluator: Evaluator;
    private readonly prefix: string;
    private checked: Promise<void> | undefined;

    constructor(client: RedisClientLike, prefix: string) {
        this.evaluator = evaluatorOf(client);
        if (/[{}]/.test(text('prefix', prefix))) throw new OptionError('prefix', 'without braces, which are put around it', prefix);
        this.prefix = `{${prefix}}:`;
    }

    /** @throws {WardenError} ERR_WARDEN_STORE, whatever the reason: its `cause` is what the client said */
    async run(what: Script, ...args: (string | number | Buffer)[]): Promise<unknown> {
        this.checked ??= this.checkFormat();
        try {
            await this.checked;
        } catch (error) {
            this.checked = undefined;
            throw error;
        }
        return this.evaluate(what, args);
    }

    private async checkFormat(): Promise<void> {
        if (String(await this.evaluate(format, [FORMAT])) === FORMAT) return;
        throw new WardenError('ERR_WARDEN_STORE', 'what Redis has under this prefix was written by another, probably newer version: update bot-warden, or choose another prefix');
    }

    private async evaluate({ sha, source }: Script, given: (string | number | Buffer)[]): Promise<unknown> {
        const args = given.map((arg) => (typeof arg === 'number' ? String(arg) : arg));
        try {
            return await this.evaluator.bySha(sha, this.prefix, args).catch((error: unknown) => {
                if (!String((error as Error | undefined)?.message).startsWith('NOSCRIPT')) throw error;
                return this.evaluator.bySource(source, this.prefix, args);
            });
        } catch (error) {
            throw new WardenError('ERR_WARDEN_STORE', 'Redis did not answer, or refused: see the cause', { cause: error });
        }
    }
}
