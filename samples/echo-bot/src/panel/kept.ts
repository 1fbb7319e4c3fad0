import type { SelfDestructingTranscripts, TranscriptProvider } from 'bot-warden';

/** All conversations that the store has, whoever's. */
export interface Kept {
    count: number;
    /** How many of them began before this process did. */
    earlier: number;
    /** When the next one is due, epoch milliseconds. */
    nextDue: number | null;
}

/** Counts what is kept, also of before the sample was started. */
export class KeptConversations {
    private readonly startedAt = Date.now();

    constructor(
        private readonly transcripts: SelfDestructingTranscripts,
        private readonly provider: Pick<TranscriptProvider, 'due'>,
    ) {}

    async count(): Promise<Kept> {
        let count = 0;
        let earlier = 0;
        for (let token: string | undefined; token !== ''; ) {
            const page = await this.transcripts.listTranscripts('directline', token);
            count += page.items.length;
            earlier += page.items.filter(({ created }) => created.getTime() < this.startedAt).length;
            token = page.continuationToken;
        }
        const { next = null } = await this.provider.due(Date.now(), 1);
        return { count, earlier, nextDue: next };
    }
}
