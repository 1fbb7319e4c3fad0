import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SelfDestructingTranscripts } from '../transcripts/self-destructing-transcripts';
import { explained, Problem } from './problem';

/** What a config module exports, by name or as the properties of its default export. Promises are waited for. */
export interface ConfigModule {
    transcripts: SelfDestructingTranscripts;
    /** A TranscriptStore to import from. */
    source?: unknown;
    /** Closes what the module opened. */
    close?: unknown;
}

const METHODS = ['erase', 'eraseUser', 'sweep', 'logActivity', 'getTranscriptActivities', 'labelOf', 'close'];

/** @throws {Problem} when it is not there, does not load, or exports no transcripts */
export async function configModule(path: string): Promise<ConfigModule> {
    const exported = await configExports(path);
    const transcripts = sealedTranscripts(path, await exported('transcripts'));
    return { transcripts, source: await exported('source'), close: await exported('close') };
}

/** What a config module exports under a name, if anything. @throws {Problem} when it is not there, or does not load */
export async function configExports(path: string): Promise<(name: string) => Promise<unknown>> {
    const file = resolve(path);
    if (!existsSync(file)) throw new Problem(`${path} is not there`);
    return moduleAt(path, file);
}

/** @throws {Problem} when it is something else */
export function sealedTranscripts(path: string, value: unknown): SelfDestructingTranscripts {
    const transcripts = value as Record<string, unknown> | undefined;
    if (METHODS.some((method) => typeof transcripts?.[method] !== 'function')) {
        throw new Problem(`${path} must export \`transcripts\`, a SelfDestructingTranscripts`);
    }
    return transcripts as unknown as SelfDestructingTranscripts;
}

/** What a module exports, by name. @throws {Problem} when it does not load */
export async function moduleAt(path: string, file: string): Promise<(name: string) => Promise<unknown>> {
    try {
        const module = (await import(pathToFileURL(file).href)) as Record<string, unknown> & { default?: Record<string, unknown> };
        return async (name) => module[name] ?? module.default?.[name];
    } catch (error) {
        throw new Problem(`${path} does not load (${explained(error)}); run it with node to see why`);
    }
}
