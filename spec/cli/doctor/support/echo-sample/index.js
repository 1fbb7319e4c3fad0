// A bot as Microsoft's echo sample makes it: restify, one CloudAdapter, and another one for each stream.
const { join } = require('node:path');
require('dotenv').config({ path: join(__dirname, '.env') });
const restify = require('restify');
const { CloudAdapter, ConfigurationServiceClientCredentialFactory, createBotFrameworkAuthenticationFromConfiguration } = require('botbuilder');
const { EchoBot } = require('./bot');

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.listen(process.env.PORT || 3978);

const credentials = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: process.env.MicrosoftAppId,
    MicrosoftAppPassword: process.env.MicrosoftAppPassword,
    MicrosoftAppType: process.env.MicrosoftAppType,
    MicrosoftAppTenantId: process.env.MicrosoftAppTenantId
});
const authentication = createBotFrameworkAuthenticationFromConfiguration(null, credentials);
const adapter = new CloudAdapter(authentication);

const handleError = async (context, error) => {
    console.error(`[onTurnError] ${ error }`);
    await context.sendTraceActivity(
        'Trace of an error',
        `${ error }`,
        'https://www.botframework.com/schemas/error',
        'TurnError'
    );
    await context.sendActivity('The bot has met an error.');
};
adapter.onTurnError = handleError;

const bot = new EchoBot();
server.post('/api/messages', (request, response) => adapter.process(request, response, (context) => bot.run(context)));

server.on('upgrade', async (request, socket, head) => {
    const streaming = new CloudAdapter(authentication);
    streaming.onTurnError = handleError;
    await streaming.process(request, socket, head, (context) => bot.run(context));
});
