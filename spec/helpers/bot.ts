import { TestAdapter, type Activity, type Middleware, type TurnContext } from 'botbuilder';
import type { SecurityEvent, SecurityEvents } from '../../lib/events/security-events';
import type { MiddlewareLike } from '../../lib/turn/types';

type Logic = (context: TurnContext) => Promise<void>;

const echo: Logic = async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(`echo: ${context.activity.text}`);
};

/** A bot on the SDK's TestAdapter (channel `test`, conversation `Convo1`, user `user1`), and what it saw and said. */
export class TestBot {
    /** The turns that reached the bot, as it saw them. */
    readonly seen: Partial<Activity>[] = [];
    readonly adapter: TestAdapter;

    constructor(protections: readonly MiddlewareLike[], logic: Logic = echo) {
        this.adapter = new TestAdapter(async (context: TurnContext) => {
            this.seen.push(structuredClone(context.activity));
            await logic(context);
        });
        for (const protection of protections) this.adapter.use(protection as Middleware);
    }

    /** Runs one turn. @returns what the user got in it */
    async take(activity: Partial<Activity> | string): Promise<Partial<Activity>[]> {
        this.adapter.activeQueue.length = 0;
        await this.adapter.processActivity(activity);
        return [...this.adapter.activeQueue];
    }

    /** Runs one turn. @returns the texts that the user got in it */
    async say(activity: Partial<Activity> | string): Promise<string[]> {
        return (await this.take(activity)).flatMap(({ text }) => (text === undefined ? [] : [text]));
    }
}

/** A message of this user, in a conversation that can be named. */
export function from(id: string, text: string, conversation = 'Convo1'): Partial<Activity> {
    return { type: 'message', text, from: { id, name: id }, conversation: { id: conversation } } as Partial<Activity>;
}

/** The events that were reported, from now on. */
export function recorded(events: SecurityEvents): SecurityEvent[] {
    const all: SecurityEvent[] = [];
    events.on('security', (event) => all.push(event));
    return all;
}
