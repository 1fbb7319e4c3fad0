const { ConfirmPrompt, OAuthPrompt, WaterfallDialog } = require('botbuilder-dialogs');
const { LogoutDialog } = require('./logout-dialog');

class MainDialog extends LogoutDialog {
    constructor() {
        super('main', process.env.connectionName);
        this.addDialog(new OAuthPrompt('sign-in', {
            connectionName: process.env.connectionName,
            text: 'Please sign in',
            title: 'Sign in',
            timeout: 300000
        }));
        this.addDialog(new ConfirmPrompt('confirm'));
        this.addDialog(new WaterfallDialog('steps', [(step) => step.beginDialog('sign-in'), (step) => this.show(step)]));
        this.initialDialogId = 'steps';
    }

    async show(step) {
        const tokenResponse = step.result;
        if (tokenResponse) await step.context.sendActivity(`Your token: ${ tokenResponse.token }`);
        return step.endDialog();
    }
}

module.exports.MainDialog = MainDialog;
