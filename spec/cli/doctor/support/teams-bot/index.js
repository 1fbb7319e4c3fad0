const restify = require('restify');
const { BotFrameworkAdapter, TeamsActivityHandler, TeamsInfo } = require('botbuilder');

const adapter = new BotFrameworkAdapter({ appId: process.env.MicrosoftAppId, appPassword: process.env.MicrosoftAppPassword });
adapter.onTurnError = async (context, error) => {
    await context.sendActivity(`It went wrong: ${ error.message }`);
};

class TeamsBot extends TeamsActivityHandler {
    constructor() {
        super();
        this.onMessage(async (context, next) => {
            const members = await TeamsInfo.getPagedMembers(context);
            console.log('message', context.activity.text);
            await context.sendActivity(`${ members.members.length } members`);
            await next();
        });
    }
}

const bot = new TeamsBot();
const server = restify.createServer();
server.post('/api/messages', (request, response) => adapter.processActivity(request, response, (context) => bot.run(context)));
