import { BotWarden, KeyRing, Redactor } from 'bot-warden';
import { LoginTimeoutDialog } from 'bot-warden/dialogs';

console.log([BotWarden, KeyRing, Redactor, LoginTimeoutDialog].map(({ name }) => name).join(' '));
console.log(new Redactor().redact('my card is 4111 1111 1111 1111').text);
