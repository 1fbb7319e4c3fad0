const { ActivityHandler, MessageFactory } = require('botbuilder');

class EchoBot extends ActivityHandler {
    constructor() {
        super();
        this.onMessage(async (context, next) => {
            const reply = `Echo: ${ context.activity.text }`;
            await context.sendActivity(MessageFactory.text(reply, reply));
            await next();
        });
        this.onMembersAdded(async (context, next) => {
            await context.sendActivity('Welcome!');
            await next();
        });
    }
}

module.exports.EchoBot = EchoBot;
