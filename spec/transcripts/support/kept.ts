import { inspect } from 'node:util';
import type { KeySlot } from '../../../lib';
import { KeyRing, MemoryProvider, SelfDestructingTranscripts, type TranscriptGeneration, type SelfDestructingTranscriptsOptions } from '../../../lib';
import { recorded } from '../../helpers/bot';

/** What a MemoryProvider holds, to look at or to tamper with. */
export function inside(provider: MemoryProvider): Map<string, { generation: TranscriptGeneration; records: Buffer[] }> {
    return (provider as unknown as { live: Map<string, { generation: TranscriptGeneration; records: Buffer[] }> }).live;
}

/** What its key store holds, by the ids of generations and the names of hours. */
export function slotsIn(provider: MemoryProvider): Map<string, KeySlot> {
    return (provider.keyStore as unknown as { slots: Map<string, KeySlot> }).slots;
}

/** The wrapped key of a generation, as it lies in the key store. */
export function wrappedKeyOf(provider: MemoryProvider, { generation }: { generation: TranscriptGeneration }): Buffer {
    const slot = slotsIn(provider).get(generation.id);
    if (!slot || !('live' in slot)) throw new Error('no live key');
    return slot.live.wrapped;
}

/** Everything that is in the provider's memory, in every form in which a text could be in there. */
export function dump(provider: MemoryProvider): string {
    const buffers: Buffer[] = [];
    for (const { generation, records } of inside(provider).values()) buffers.push(generation.state, ...records);
    for (const slot of slotsIn(provider).values()) if ('live' in slot) buffers.push(slot.live.wrapped);
    return [
        inspect(provider, { depth: Infinity, maxStringLength: null, maxArrayLength: null, showHidden: true }),
        ...buffers.flatMap((bytes) => [bytes.toString('latin1'), bytes.toString('base64'), bytes.toString('hex')]),
    ].join('\n');
}

/** Whether a dump has this text in it, in clear or encoded. */
export function holds(haystack: string, text: string): boolean {
    const bytes = Buffer.from(text);
    return [text, bytes.toString('latin1'), bytes.toString('base64').replace(/.?={1,2}$/, ''), bytes.toString('hex')].some((form) => haystack.includes(form));
}

/** Transcripts in memory, and everything around them. */
export function transcripts(options: Partial<SelfDestructingTranscriptsOptions> = {}) {
    const keys = KeyRing.generate();
    const provider = new MemoryProvider();
    const store = new SelfDestructingTranscripts({ keys, provider, ...options });
    const textsOf = async (conversation = 'talk', channel = 'directline'): Promise<string[]> =>
        (await store.getTranscriptActivities(channel, conversation)).items.map(({ text, type }: { text?: string; type: string }) => text ?? type);
    return { store, provider, keys, events: recorded(store.events), textsOf };
}

/** A message, by default of Ann in the conversation `talk`. */
export const said = (text: string, { conversation = 'talk', user = 'ann', channel = 'directline', ...more } = {}) => ({
    type: 'message', text, channelId: channel, conversation: { id: conversation }, from: { id: user, role: 'user' }, ...more,
});

/** Keeps these messages in their conversation's live generation. */
export async function keep(store: SelfDestructingTranscripts, ...activities: ReturnType<typeof said>[]): Promise<void> {
    for (const activity of activities) await store.append(await store.begin(activity), activity);
}
