import { readdirSync, readFileSync } from 'node:fs';
import { optionsIn } from './options';

/** The options that stand below one of `BotWarden`'s, or below a function or class of its own. */
const BELOW: Readonly<Record<string, readonly (readonly [file: string, name: string])[]>> = {
    channel: [['channel/secure-channel-middleware', 'SecureChannelOptions']],
    impersonation: [['impersonation/options', 'ImpersonationOptions']],
    login: [['login/login-options', 'LoginTimeoutOptions']],
    education: [['education/options', 'SafeUseOptions']],
    redaction: [['redaction/options', 'RedactionOptions']],
    transcripts: [['transcripts/self-destructing-transcripts', 'SelfDestructingTranscriptsOptions'], ['transcripts/self-destruct-middleware', 'SelfDestructOptions']],
    directLineTokenEndpoint: [['direct-line/options', 'DirectLineTokenOptions']],
};

const ENTRIES = ['index', 'dialogs', 'testing/index'].map((name) => readFileSync(`dist/${name}.d.ts`, 'utf8')).join('\n');

/** Whether there is what a document calls `redaction.policy`, `AuditLog`, `verifyEndpoint()` (a function or a method) or `bot-warden erase`. */
export function isThere(name: string): boolean {
    const [, command] = /^bot-warden (\w+)/.exec(name) ?? [];
    if (command) return readdirSync('lib/cli').some((file) => file.replace('.ts', '') === command);
    const [, called] = /^(\w+)\(\)$/.exec(name) ?? [];
    if (called) return isExported(called) || METHODS.has(called);
    const [first = '', second, ...more] = name.split('.');
    if (more.length > 0) return false;
    if (second) return (BELOW[first] ?? []).some(([file, each]) => optionsIn(`dist/${file}.d.ts`, each).has(second));
    return isExported(first) || optionsIn('dist/bot-warden.d.ts', 'BotWardenOptions').has(first);
}

function isExported(name: string): boolean {
    return new RegExp(`^export (?:\\{[^}]*|declare (?:function|class|const) )\\b${name}\\b`, 'm').test(ENTRIES);
}

/** Of the classes that a bot's developer holds. */
const METHODS = new Set(['transcripts/self-destructing-transcripts', 'login/login-timeout-middleware', 'redaction/vault/vault', 'bot-warden']
    .flatMap((file) => [...readFileSync(`dist/${file}.d.ts`, 'utf8').matchAll(/^ {4}(\w+)\(/gm)].map(([, name = '']) => name)));
