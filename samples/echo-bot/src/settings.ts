import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** How the sample runs; instants and lengths are milliseconds. */
export interface Settings {
    port: number;
    /** Against Azure Bot Service, not the local channel. */
    azure: boolean;
    appId: string;
    /** Direct Line's secret, and the address of its service. */
    directLine: { secret: string; domain: string };
    connectionName: string;
    /** Messages vanish after this long a silence. */
    silence: number;
    /** Logins end after this long a silence. */
    idle: number;
    /** Logins end after this long, however busy. */
    absolute: number;
    /** Before a transfer, sign-ins may be this old. */
    freshness: number;
    /** Where transcripts are kept. */
    dataFolder: string;
}

/** A setting is missing or wrong; the message is for whoever started the sample. */
export class SettingsError extends Error {}

const NEEDED = ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId', 'DirectLineSecret', 'ConnectionName', 'BOT_WARDEN_KEYS'];

/** From the environment and `.env`; short times, so that one can watch them pass. */
export function readSettings(azure: boolean): Settings {
    const file = join(__dirname, '../.env');
    if (existsSync(file)) process.loadEnvFile(file);
    const port = Number(process.env.PORT ?? 3978);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new SettingsError('PORT must be a whole number from 1 to 65535.');
    const times = {
        silence: seconds('SILENCE_SECONDS', 30), idle: seconds('IDLE_SECONDS', 60), absolute: seconds('ABSOLUTE_SECONDS', 28_800),
        freshness: seconds('FRESHNESS_SECONDS', 60),
    };
    const dataFolder = resolve(process.env.DATA_FOLDER || join(__dirname, '../.data'));
    if (!azure) {
        const directLine = { secret: crypto.randomUUID(), domain: `http://localhost:${port}/v3/directline` };
        return { port, azure, appId: crypto.randomUUID(), directLine, connectionName: 'practice', dataFolder, ...times };
    }
    const missing = NEEDED.filter((name) => !process.env[name]);
    if (missing.length > 0) throw new SettingsError(`Set ${missing.join(', ')} in samples/echo-bot/.env (see .env.example).`);
    const { MicrosoftAppId = '', DirectLineSecret = '', ConnectionName = '' } = process.env;
    const directLine = { secret: DirectLineSecret, domain: 'https://directline.botframework.com/v3/directline' };
    return { port, azure, appId: MicrosoftAppId, directLine, connectionName: ConnectionName, dataFolder, ...times };
}

function seconds(name: string, otherwise: number): number {
    const value = Number(process.env[name] ?? otherwise);
    if (!(value >= 1 && value <= 86_400)) throw new SettingsError(`${name} must be a number of seconds from 1 to 86400.`);
    return value * 1000;
}
