import { CloudAdapter, ConversationState, MemoryStorage } from 'botbuilder';
import { DialogSet, type DialogState } from 'botbuilder-dialogs';
import { BotWarden, KeyRing, LoginTimeoutMiddleware, MemoryProvider, SelfDestructingTranscripts } from 'bot-warden';
import type { World } from './run';

/** A bot as its developer has one, with what the documentation takes for granted; nothing of it reaches a network. */
export function aBot(): World {
    const [storage, keys, adapter] = [new MemoryStorage(), KeyRing.generate(), new CloudAdapter()];
    const nothing = async (): Promise<void> => undefined;
    return {
        storage, keys, adapter,
        warden: new BotWarden({ keys, storage, login: { connectionNames: ['aad'] } }),
        login: new LoginTimeoutMiddleware({ storage, connectionNames: ['aad'] }),
        store: new SelfDestructingTranscripts({ keys }),
        provider: new MemoryProvider(),
        dialogs: new DialogSet(new ConversationState(storage).createProperty<DialogState>('dialogs')),
        app: { all: nothing, post: nothing },
        client: { trackEvent: nothing, trackTrace: nothing, trackException: nothing, trackDependency: nothing, trackPageView: nothing, flush: nothing, quit: nothing },
        logic: nothing, askWhom: nothing, askHowMuch: nothing, transfer: nothing,
        CryptographyClient: Object, keyId: 'https://vault.example/keys/root', credential: {},
        connectionString: 'UseDevelopmentStorage=true', text: 'my card is 4111 1111 1111 1111', token: 'token', userId: 'ann', appId: '00000000-0000-0000-0000-000000000000',
        activity: { type: 'message', text: 'hello' }, log: nothing, show: nothing, console: { log: nothing }, // what blocks print is not looked at
    };
}
