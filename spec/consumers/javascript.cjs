'use strict';
const { BotWarden, KeyRing, Redactor } = require('bot-warden');
const { LoginTimeoutDialog } = require('bot-warden/dialogs');

console.log([BotWarden, KeyRing, Redactor, LoginTimeoutDialog].map(({ name }) => name).join(' '));
console.log(new Redactor().redact('my card is 4111 1111 1111 1111').text);
