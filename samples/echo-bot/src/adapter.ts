import { CloudAdapter, type TurnContext } from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';

/** A CloudAdapter whose failures tell the user that there was one, and nobody what was in it. */
export function createAdapter(authentication: BotFrameworkAuthentication): CloudAdapter {
    const adapter = new CloudAdapter(authentication);
    adapter.onTurnError = async (context: TurnContext, error: Error) => {
        console.error(`[onTurnError] ${error.name}`); // the message may quote what the user wrote
        await context.sendActivity('The bot met an error. Please try again.');
    };
    return adapter;
}
