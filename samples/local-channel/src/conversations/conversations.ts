import { BoundedMap } from '../support/bounded-map';
import { Conversation, type ConversationStart } from './conversation';

const LIMIT = 1_000;

/** The conversations of this process; the oldest ends when there are too many. */
export class Conversations {
    private readonly byId = new BoundedMap<string, Conversation>(LIMIT, (conversation) => conversation.end('ended'));

    create(start: ConversationStart): Conversation {
        const conversation = new Conversation(start);
        this.byId.set(conversation.id, conversation);
        return conversation;
    }

    get(id: string): Conversation | undefined {
        return this.byId.get(id);
    }
}
