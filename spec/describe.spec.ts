import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import { BotWarden, botState, KeyRing, type BotWardenOptions } from '../lib';

const DAY = 86_400_000;
const storage = new MemoryStorage();

function described(options: Partial<BotWardenOptions> = {}) {
    const keys = KeyRing.generate();
    const warden = new BotWarden({ keys, storage, ...options });
    warden.transcripts?.close();
    const description = warden.describe();
    const [, key = ''] = keys.export().split(':');
    assert.ok(!JSON.stringify(description).includes(key));
    return description;
}

describe('what BotWarden says of itself', () => {
    it('is what is on by default', () => {
        const { channel, ...rest } = described();
        assert.deepEqual({ ...channel, channels: 0 }, { development: false, serviceUrls: 0, channels: 0, skillCallers: 0, tenants: 0, rates: true, attachments: 'refuse' });
        assert.deepEqual(rest, {
            impersonation: { signedIds: false, replay: true, shared: true, reported: 0 },
            redaction: { vault: true, sensitive: true },
            transcripts: { silence: DAY, end: 0, maxAge: 30 * DAY, also: 0, recall: true },
            education: { coolDown: 600_000, remindAfter: 30 * DAY, privacyUrl: false, quietChannels: 1 },
        });
    });

    it('is what it was set to, in counts and lengths of time', () => {
        const { channel, impersonation, login, transcripts, education } = described({
            development: true,
            channel: { tenants: { msteams: ['a', 'b'] }, rates: false, serviceUrls: ['https://a.example'], skillCallers: ['s'], channels: ['msteams'] },
            impersonation: { signedIds: {}, replay: false, shared: false, actions: { 'id-changed': 'report' } },
            login: { connectionNames: ['aad', 'other'], idle: 60_000, absolute: 120_000, magicCode: 'off' },
            transcripts: { silence: 1_000, end: 2_000, maxAge: 3_000, also: [botState(storage)], recall: 'off' },
            education: { coolDown: 1_000, privacyUrl: 'https://a.example/privacy', quietChannels: ['sms'] },
        });
        assert.deepEqual(education, { coolDown: 1_000, remindAfter: 30 * DAY, privacyUrl: true, quietChannels: 1 });
        assert.deepEqual(channel, { development: true, serviceUrls: 1, channels: 3, skillCallers: 1, tenants: 2, rates: false, attachments: 'refuse' });
        assert.deepEqual(impersonation, { signedIds: true, replay: false, shared: false, reported: 1 });
        assert.deepEqual(login, { idle: 60_000, absolute: 120_000, connections: 2, signInTimeout: 600_000, magicCode: 'off', signInInGroups: false });
        assert.deepEqual(transcripts, { silence: 1_000, end: 2_000, maxAge: 3_000, also: 1, recall: false });
    });

    it('is nothing of what is off', () => {
        assert.deepEqual(described({ channel: false, impersonation: false, redaction: false, transcripts: false, login: false, education: false }), {});
    });
});
