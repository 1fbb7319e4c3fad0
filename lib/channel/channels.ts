import { texts } from '../support/options';

/** The channels that botframework-schema names, but for the emulator, the console and tests. */
const KNOWN = [
    'alexa', 'directline', 'directlinespeech', 'email', 'facebook', 'groupme', 'kik', 'line', 'm365extensions', 'msteams', 'omnichannel',
    'outlook', 'skype', 'skypeforbusiness', 'slack', 'sms', 'telegram', 'telephony', 'twilio-sms', 'webchat',
];
/** What only exists on a developer's machine. */
const DEVELOPMENT = ['emulator', 'test'];

/** The option `channels`; exactly these names, as channels write theirs in one way. */
export function channelsOf(given: readonly string[] | undefined, development: boolean): ReadonlySet<string> {
    const allowed = given === undefined ? KNOWN : texts('channels', given);
    const without = allowed.filter((name) => !DEVELOPMENT.includes(name));
    return new Set(development ? [...without, ...DEVELOPMENT] : without);
}
