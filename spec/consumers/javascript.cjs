'use strict';
const { BotWarden, ConversationRedactor, KeyRing, redactingTelemetryClient, redactingTranscriptStore, Redactor, Vault } = require('bot-warden');
const { LoginTimeoutDialog, sensitive } = require('bot-warden/dialogs');
const { assertHeld, attack } = require('bot-warden/testing');

const exported = [BotWarden, KeyRing, Redactor, ConversationRedactor, Vault, redactingTelemetryClient, redactingTranscriptStore, LoginTimeoutDialog, sensitive, attack, assertHeld];
console.log(exported.map(({ name }) => name).join(' '));
console.log(new Redactor().redact('my card is 4111 1111 1111 1111').text);
