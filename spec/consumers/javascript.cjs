'use strict';
const { BotWarden, ConversationRedactor, KeyRing, redactingTelemetryClient, redactingTranscriptStore, Redactor, Vault } = require('bot-warden');
const { LoginTimeoutDialog, sensitive } = require('bot-warden/dialogs');

const exported = [BotWarden, KeyRing, Redactor, ConversationRedactor, Vault, redactingTelemetryClient, redactingTranscriptStore, LoginTimeoutDialog, sensitive];
console.log(exported.map(({ name }) => name).join(' '));
console.log(new Redactor().redact('my card is 4111 1111 1111 1111').text);
