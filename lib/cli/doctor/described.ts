import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { WardenDescription } from '../../support/description';
import { moduleAt } from '../config-module';
import { explained, Problem } from '../problem';

/** What a config module shows of the bot as it really runs. */
export interface Described {
    warden?: WardenDescription | undefined;
    adapter?: AdapterDescription | undefined;
}

export interface AdapterDescription {
    /** Whether errors of the bot are caught by a handler of its own. */
    hasErrorHandler: boolean;
    /** How many middlewares are registered, when the adapter tells. */
    middlewares?: number | undefined;
    /** Whether it takes callers without a token, when the adapter tells. */
    isOpen?: boolean | undefined;
}

/** @throws {Problem} when the module is not there, does not load, or exports none of `warden`, `options` and `adapter` */
export async function describedBy(path: string): Promise<Described> {
    const file = resolve(path);
    if (!existsSync(file)) throw new Problem(`${path} is not there`);
    const exported = await moduleAt(path, file);
    const [warden, options, adapter, close] = await Promise.all(['warden', 'options', 'adapter', 'close'].map(exported));
    try {
        if (warden === undefined && options === undefined && adapter === undefined) throw new Problem(`${path} must export \`warden\`, \`options\` or \`adapter\``);
        return { warden: await wardenOf(path, warden, options), adapter: adapter === undefined ? undefined : await adapterOf(path, adapter) };
    } finally {
        if (typeof close === 'function') await (close as () => unknown)();
    }
}

interface Describing {
    describe(): WardenDescription;
    transcripts?: { close(): void } | undefined;
}

async function wardenOf(path: string, warden: unknown, options: unknown): Promise<WardenDescription | undefined> {
    if (warden === undefined) return options === undefined ? undefined : wardenFrom(path, options);
    if (!hasMethod(warden, 'describe')) throw new Problem(`${path} must export \`warden\`, a BotWarden of this version`);
    return (warden as unknown as Describing).describe();
}

/** What the options come to, with their defaults. */
async function wardenFrom(path: string, options: unknown): Promise<WardenDescription> {
    const { BotWarden } = await import('../../bot-warden.js');
    let warden: Describing;
    try {
        warden = new BotWarden(options as ConstructorParameters<typeof BotWarden>[0]);
    } catch (error) {
        throw new Problem(`BotWarden does not take the \`options\` of ${path}: ${explained(error)}`);
    }
    warden.transcripts?.close();
    return warden.describe();
}

interface Adapter {
    onTurnError?: unknown;
    middleware?: { middleware?: unknown };
    botFrameworkAuthentication?: { credentialsFactory?: unknown; inner?: { credentialsFactory?: unknown } };
}

async function adapterOf(path: string, value: unknown): Promise<AdapterDescription> {
    if (!hasMethod(value, 'use')) throw new Problem(`${path} must export \`adapter\`, a CloudAdapter`);
    const { onTurnError, middleware, botFrameworkAuthentication } = value as Adapter;
    const factory = botFrameworkAuthentication?.credentialsFactory ?? botFrameworkAuthentication?.inner?.credentialsFactory;
    const isOpen = hasMethod(factory, 'isAuthenticationDisabled') ? await answerOf(factory, 'isAuthenticationDisabled') : undefined;
    const list = middleware?.middleware;
    return { hasErrorHandler: typeof onTurnError === 'function', middlewares: Array.isArray(list) ? list.length : undefined, isOpen };
}

function hasMethod(value: unknown, name: string): value is Record<string, () => unknown> {
    return typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[name] === 'function';
}

async function answerOf(value: Record<string, () => unknown>, name: string): Promise<boolean | undefined> {
    try {
        const answer = await value[name]?.();
        return typeof answer === 'boolean' ? answer : undefined;
    } catch {
        return undefined;
    }
}
