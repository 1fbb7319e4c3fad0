import { readFileSync } from 'node:fs';
import type { Block } from './markdown';

/** Where names come from that a block uses and does not import itself. */
const SOURCES: readonly (readonly [module: string, names: readonly string[]])[] = [
    ['bot-warden', exportsOf('lib/index.ts')],
    ['bot-warden/dialogs', exportsOf('lib/dialogs.ts')],
    ['bot-warden/storage/sqlite', ['SqliteProvider']],
    ['bot-warden/storage/redis', ['RedisProvider', 'RedisKeyStore']],
    ['bot-warden/storage/postgres', ['PostgresProvider', 'PostgresKeyStore']],
    ['bot-warden/storage/azure-blob', ['AzureBlobProvider', 'AzureBlobKeyStore']],
    ['botbuilder', ['CloudAdapter', 'ConversationState', 'UserState', 'MemoryStorage', 'TelemetryLoggerMiddleware', 'TranscriptLoggerMiddleware', 'TestAdapter', 'ActivityHandler', 'ConfigurationBotFrameworkAuthentication']],
    ['botbuilder-azure-blobs', ['BlobsTranscriptStore', 'BlobsStorage']],
    ['botbuilder-dialogs', ['TextPrompt', 'WaterfallDialog', 'OAuthPrompt']],
];

/** A block as a module of its own. Its code begins in the second line; what it leaves out is in the first. */
export function moduleOf({ code, isA }: Pick<Block, 'code' | 'isA'>): string {
    return `${importsFor(code)}export {};\n${wholeOf(code, isA)}\n`;
}

/** An object, a part of one of options, or a part of a method, made something that can stand alone. */
function wholeOf(code: string, isA: string | undefined): string {
    if (code.startsWith('{')) return `void (${code}${isA ? ` satisfies import('bot-warden').${isA}` : ''});`;
    if (/^\w+: /.test(code)) return `void ({ ${code} } satisfies Partial<import('bot-warden').BotWardenOptions>);`;
    if (!/^(?:this\.|switch )/m.test(code)) return code;
    const [imports = ''] = /^(?:import .+\n|\n)*/.exec(code) ?? [];
    return `${imports}${code.slice(imports.length).replace(/^/, 'async function part(this: typeof dialog) { ')}\n}`;
}

function importsFor(code: string): string {
    return SOURCES.flatMap(([module, names]) => {
        const missing = names.filter((name) => new RegExp(`(?<![.\\w'])${name}\\b(?!')`).test(code) && !declares(code, name));
        return missing.length > 0 ? [`import { ${missing.join(', ')} } from '${module}'; `] : [];
    }).join('');
}

function declares(code: string, name: string): boolean {
    return new RegExp(`(?:const|class|function|let|type|interface) ${name}\\b|import[^;]*\\b${name}\\b|\\{[^}]*\\b${name}\\b[^}]*\\} = require`).test(code);
}

function exportsOf(path: string): string[] {
    return [...readFileSync(path, 'utf8').matchAll(/^export \{([^}]+)\}/gm)].flatMap(([, names = '']) => names.split(',').map((name) => name.trim()).filter(Boolean));
}
