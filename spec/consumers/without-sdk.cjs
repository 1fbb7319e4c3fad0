'use strict';
const { Redactor } = require('bot-warden');
require('bot-warden/testing');

console.log(new Redactor().redact('my card is 4111 1111 1111 1111').text);
console.log(Object.keys(require.cache).filter(file => !/[\\/](bot-warden[\\/]dist|without-sdk)/.test(file)).join(' '));
