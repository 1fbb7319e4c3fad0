import type { Step } from '../search-files';
import { ConversationSubject } from '../subject';

/** Activities that are searched together. */
const LOT = 500;

/** A conversation of a store. */
export class StoreConversation extends ConversationSubject {
    constructor(
        channel: string,
        label: string,
        readonly id: string,
    ) {
        super(channel, label);
    }
}

export type StoreStep = Step & { subject: StoreConversation };

/** The steps through the activities of a conversation. @param read told how much it was */
export async function* stepsOf(subject: StoreConversation, activities: AsyncIterable<object> | Iterable<object>, read: (bytes: number) => void): AsyncGenerator<StoreStep> {
    let lot: string[] = [];
    let strange = 0;
    for await (const activity of activities) {
        const json = jsonOf(activity);
        if (json === undefined) strange += 1;
        else lot.push(json);
        if (lot.length < LOT) continue;
        yield stepOf(subject, lot, read);
        lot = [];
    }
    if (lot.length > 0) yield stepOf(subject, lot, read);
    yield { subject, problem: strange > 0 ? `holds ${strange} that are no activities` : undefined };
}

function stepOf(subject: StoreConversation, lot: readonly string[], read: (bytes: number) => void): StoreStep {
    const bytes = Buffer.from(lot.join('\n'));
    const spans = new Uint32Array(lot.length * 2);
    let at = 0;
    for (const [index, json] of lot.entries()) {
        const end = at + Buffer.byteLength(json);
        spans.set([at, end], index * 2);
        at = end + 1;
    }
    read(bytes.length);
    return { subject, piece: { bytes, form: 'values', spans } };
}

function jsonOf(activity: object): string | undefined {
    try {
        return JSON.stringify(activity);
    } catch {
        return undefined;
    }
}
