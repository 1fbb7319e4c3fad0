const { ComponentDialog } = require('botbuilder-dialogs');

class LogoutDialog extends ComponentDialog {
    async onContinueDialog(step) {
        const { activity, adapter, turnState } = step.context;
        if (activity.text === 'logout') {
            await turnState.get(adapter.UserTokenClientKey).signOutUser(activity.from.id, this.connectionName, activity.channelId);
            return step.cancelAllDialogs();
        }
        return super.onContinueDialog(step);
    }
}

module.exports.LogoutDialog = LogoutDialog;
