import { badArgument } from '../http/http-error';
import { Tickets } from '../support/tickets';
import { MagicCodes } from './magic-codes';
import type { UserTokenKey } from './user-tokens';

/** A sign-in that the bot asked for: whose token it will be, and the conversation that asked. */
export interface SignIn extends UserTokenKey {
    conversationId: string;
}

const LIFETIME = 1_800_000; // milliseconds: a card stays in the chat for a while

/** Links to the practice sign-in page, and the codes that finish a sign-in by hand. */
export class SignIns {
    readonly codes = new MagicCodes();
    private readonly links = new Tickets<SignIn>(LIFETIME);
    private readonly page: string;

    constructor(private readonly options: { baseUrl: string; connectionNames: string[] }) {
        this.page = `${options.baseUrl}/practice-idp/sign-in`;
    }

    /** @throws {HttpError} 400 for a connection that the channel was not told of. */
    link(signIn: SignIn): string {
        if (!this.options.connectionNames.includes(signIn.connectionName)) {
            throw badArgument('The OAuth connection is not configured.');
        }
        return `${this.page}?signin=${this.links.issue(signIn)}`;
    }

    find(ticket: string): SignIn | undefined {
        return this.links.peek(ticket);
    }
}
