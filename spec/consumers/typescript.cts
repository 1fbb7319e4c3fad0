import { BotWarden, ConversationRedactor, KeyRing, redactingTelemetryClient, redactingTranscriptStore, Redactor, Vault } from 'bot-warden';
import { LoginTimeoutDialog, sensitive } from 'bot-warden/dialogs';
import { assertHeld, attack } from 'bot-warden/testing';

const exported = [BotWarden, KeyRing, Redactor, ConversationRedactor, Vault, redactingTelemetryClient, redactingTranscriptStore, LoginTimeoutDialog, sensitive, attack, assertHeld];
console.log(exported.map(({ name }) => name).join(' '));
console.log(new Redactor().redact('my card is 4111 1111 1111 1111').text);
