// A bot as Microsoft's sign-in sample makes it: state in memory, a prompt for the sign-in, a word that signs out.
const restify = require('restify');
const { CloudAdapter, ConversationState, MemoryStorage, UserState, ConfigurationBotFrameworkAuthentication } = require('botbuilder');
const { MainDialog } = require('./dialogs/main-dialog');
const { AuthBot } = require('./bot');

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(process.env));
const storage = new MemoryStorage();
const conversationState = new ConversationState(storage);
const userState = new UserState(storage);

adapter.onTurnError = async (context, error) => {
    console.error(`[onTurnError] ${ error }`);
    await context.sendActivity('The bot has met an error.');
    await conversationState.delete(context);
};

const bot = new AuthBot(conversationState, userState, new MainDialog());
const server = restify.createServer();
server.post('/api/messages', (request, response) => adapter.process(request, response, (context) => bot.run(context)));
