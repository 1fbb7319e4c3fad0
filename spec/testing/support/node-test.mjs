// A developer's own tests: JavaScript, Node's own runner, the installed package. BOT chooses the bot.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BotWarden, botState, KeyRing } from 'bot-warden';
import { assertHeld, assertOneHeld, attack, attackOne, ATTACKS } from 'bot-warden/testing';

const keys = KeyRing.generate();
const echo = async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(`echo: ${context.activity.text}`);
};
const bots = {
    bare: () => echo,
    guarded: ({ adapter, storage }) => {
        const warden = new BotWarden({ keys, storage, transcripts: { also: [botState(storage)] } });
        adapter.use(warden);
        return { logic: echo, events: warden.events, transcripts: warden.transcripts };
    },
};
const bot = bots[process.env.BOT];

void describe('my bot', () => {
    for (const each of ATTACKS) void it(each.name, async () => assertOneHeld(await attackOne(each, bot)));
    void it('holds', async () => {
        const report = await attack(bot);
        assert.equal(report.attacks.length, ATTACKS.length);
        assertHeld(report);
    });
});
