/**
 * What the blocks of code in the documentation take for granted: a bot as its developer has one. `export {}` stands in front of each, so that
 * a block can declare any of these itself.
 */
import type { Attachment, CloudAdapter, TurnContext, Activity, BotTelemetryClient, Storage } from 'botbuilder';
import type { DialogSet, WaterfallStepContext, ComponentDialog } from 'botbuilder-dialogs';
import type { Express } from 'express';
import type * as warden from '../../../lib';
import type { LoginResult } from '../../../lib/dialogs';

declare global {
    const adapter: CloudAdapter;
    const storage: Storage;
    const keys: warden.KeyRing;
    const warden: warden.BotWarden;
    const login: warden.LoginTimeoutMiddleware;
    const store: warden.SelfDestructingTranscripts;
    const provider: warden.MemoryProvider;
    const context: TurnContext;
    const activity: Activity;
    const attachment: Attachment & { contentUrl: string };
    const reference: object;
    const dialogs: DialogSet;
    const step: Omit<WaterfallStepContext, 'result'> & { result: LoginResult };
    const app: Express;
    const token: string;
    const text: string;
    const userId: string;
    const appId: string;
    const balance: number;
    const client: BotTelemetryClient & { quit(): Promise<void> };
    const keyId: string;
    const credential: object;
    const connectionString: string;
    const CryptographyClient: new (keyId: string, credential: object) => Record<'wrapKey' | 'unwrapKey', (algorithm: string, key: Uint8Array) => Promise<{ result: Uint8Array }>>;
    function log(event: object): void;
    function show(token: string): void;
    function logic(context: TurnContext): Promise<void>;
    const askWhom: (step: WaterfallStepContext) => Promise<never>;
    const askHowMuch: (step: WaterfallStepContext) => Promise<never>;
    const transfer: (step: WaterfallStepContext) => Promise<never>;
    const bot: { run(context: TurnContext): Promise<void> };
    const dialog: ComponentDialog;
}

declare module 'node:http' {
    interface IncomingMessage {
        session: { user?: { id: string } };
    }
}
