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
    const file = resolve(path);
    if (!existsSync(file)) throw new Problem(`${path} is not there`);
    const exported = await moduleAt(path, file);
    const transcripts = (await exported('transcripts')) as Record<string, unknown> | undefined;
    if (METHODS.some((method) => typeof transcripts?.[method] !== 'function')) {
        throw new Problem(`${path} must export \`transcripts\`, a SelfDestructingTranscripts`);
    }
    return { transcripts: transcripts as unknown as SelfDestructingTranscripts, source: await exported('source'), close: await exported('close') };
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
