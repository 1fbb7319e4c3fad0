import assert from 'node:assert/strict';
import { isSearched } from '../../lib/redaction/searched';

const OAUTH = { attachments: [{ contentType: 'application/vnd.microsoft.card.hero' }, { contentType: 'application/vnd.microsoft.card.oauth' }, {}] };

describe('isSearched', () => {
    for (const path of [
        'text', 'speak', 'summary', 'name', 'label', 'valueType', 'topicName', 'code', 'action', 'value', '4111111111111111',
        'value.card.number', 'channelData.clientData.id', 'channelData.id', 'attachments.0.name', 'attachments.0.contentUrl', 'attachments.0.thumbnailUrl', 'attachments.0.content.body.0.text',
        'attachments.0.content.buttons.0.value', 'attachments.0.content.id', 'entities.0.mentioned.name', 'entities.0.text', 'entities.0.id', 'suggestedActions.actions.0.title',
        'suggestedActions.to.0', 'textHighlights.0.text', 'listenFor.0', 'semanticAction.entities.a.b', 'from.name', 'from.properties.note', 'from.properties.profile.card',
        'recipient.name', 'conversation.name', 'conversation.properties.topic', 'membersAdded.0.name', 'membersAdded.0.properties.a', 'relatesTo.user.name', 'relatesTo.conversation.name',
        'reactionsAdded.0.type', 'locale', 'inputHint', 'importance', 'localTimezone', 'textFormat', 'attachmentLayout', 'from.role', 'from.properties.id', 'from.properties.locale',
        'conversation.conversationType', 'conversation.properties.id', 'relatesTo.locale', 'relatesTo.user.properties.id', 'membersAdded.0.properties.id', 'membersAdded.id',
    ]) {
        it(`is so of ${path}`, () => assert.ok(isSearched({ type: 'message' }, path.split('.'), 'to-bot')));
    }

    for (const path of [
        'id', 'type', 'timestamp', 'localTimestamp', 'rawTimestamp', 'rawLocalTimestamp', 'serviceUrl', 'channelId', '_channelId', 'callerId', 'replyToId', 'deliveryMode',
        'expiration', 'from.id', 'from.aadObjectId', 'recipient.id', 'conversation.id', 'conversation.tenantId',
        'membersAdded.0.id', 'membersRemoved.0.id', 'relatesTo.activityId', 'relatesTo.user.id', 'relatesTo.bot.id', 'relatesTo.conversation.id',
        'relatesTo.channelId', 'relatesTo.serviceUrl',
    ]) {
        it(`is not so of ${path}, which routes`, () => assert.ok(!isSearched({ type: 'message' }, path.split('.'), 'to-bot')));
    }

    for (const path of [['from.id'], ['from', 'a.id'], ['relatesTo', 'user.id'], ['relatesTo.user', 'id'], ['membersAdded.0', 'id']]) {
        it(`is so of ${JSON.stringify(path)}, which only looks like routing`, () => assert.ok(isSearched({ type: 'message' }, path, 'to-bot')));
    }

    for (const [type, name, expected] of [
        ['event', 'tokens/response', false],
        ['invoke', 'signin/verifyState', false],
        ['invoke', 'signin/tokenExchange', false],
        ['invoke', 'signin/failure', false],
        ['message', 'tokens/response', true],
        ['message', 'signin/verifyState', true],
        ['event', 'signin/verifyState', true],
        ['invoke', 'adaptiveCard/action', true],
        ['event', undefined, true],
    ] as const) {
        it(`${expected ? 'is' : 'is not'} so of the value of a ${type} named ${name}`, () => {
            assert.equal(isSearched({ type, ...(name && { name }) }, ['value', 'state'], 'to-bot'), expected);
            assert.ok(isSearched({ type, ...(name && { name }) }, ['channelData', 'state'], 'to-bot'), 'but of everything else');
        });
    }

    for (const [type, path, expected] of [
        ['invoke', 'value.authentication.token', false],
        ['invoke', 'value.authentication.id', false],
        ['invoke', 'value.authentication.connectionName', false],
        ['invoke', 'value.authentication.note', true],
        ['invoke', 'value.authentication.token.deeper', true],
        ['invoke', 'value.action.authentication.token', true],
        ['message', 'value.authentication.token', true],
        ['event', 'value.authentication.token', true],
    ] as const) {
        it(`${expected ? 'is' : 'is not'} so of ${path} of a Teams ${type}`, () => {
            assert.equal(isSearched({ type, name: 'adaptiveCard/action' }, path.split('.'), 'to-bot'), expected);
        });
    }

    for (const [path, type, expected] of [
        ['attachments.0.content.buttons.1.value', 'signin', false],
        ['attachments.0.content.buttons.1.value', 'openUrl', true],
        ['attachments.0.content.buttons.0.value', 'signin', true],
        ['attachments.0.content.buttons.1.title', 'signin', true],
        ['attachments.0.content.buttons.1.value.deeper', 'signin', true],
        ['attachments.1.content.buttons.1.value', 'signin', true],
        ['value.0.content.buttons.1.value', 'signin', true],
    ] as const) {
        it(`${expected ? 'is' : 'is not'} so of ${path} beside a button to ${type}`, () => {
            const hero = { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: { buttons: [{ type: 'imBack' }, { type }] } }] };
            assert.equal(isSearched(hero, path.split('.'), 'to-user'), expected);
            assert.ok(isSearched(hero, path.split('.'), 'to-bot'), 'but of what a client sends');
        });
    }

    const LOGIN = { type: 'application/vnd.microsoft.activity.loginRequest' };
    for (const [path, body, expected] of [
        ['value.buttons.0.value', LOGIN, false],
        ['value.connectionName', LOGIN, false],
        ['value.tokenExchangeResource.uri', LOGIN, false],
        ['value.text', LOGIN, true],
        ['value.buttons.0.value', { type: 'application/vnd.microsoft.card.adaptive' }, true],
        ['value.buttons.0.value', null, true],
        ['composeExtension.suggestedActions.actions.0.value', { composeExtension: { type: 'auth' } }, false],
        ['composeExtension.suggestedActions.actions.0.value', { composeExtension: { type: 'silentAuth' } }, false],
        ['composeExtension.suggestedActions.actions.0.value', { composeExtension: { type: 'result' } }, true],
        ['composeExtension.suggestedActions.actions.0.value', { composeExtension: null }, true],
        ['composeExtension.suggestedActions.actions.0.title', { composeExtension: { type: 'auth' } }, true],
        ['tab.suggestedActions.actions.1.value', { tab: { type: 'auth' } }, false],
        ['task.suggestedActions.actions.1.value', { task: { type: 'auth' } }, true],
    ] as const) {
        it(`${expected ? 'is' : 'is not'} so of ${path} in the answer ${JSON.stringify(body)}`, () => {
            const value = { status: 200, body };
            assert.equal(isSearched({ type: 'invokeResponse', value }, ['value', 'body', ...path.split('.')], 'to-user'), expected);
            assert.ok(isSearched({ type: 'invokeResponse', value }, ['value', 'body', ...path.split('.')], 'to-bot'), 'but of what a client sends');
            assert.ok(isSearched({ type: 'message', value }, ['value', 'body', ...path.split('.')], 'to-user'), 'but of a message');
        });
    }

    for (const [path, expected] of [
        ['attachments.1.content.connectionName', false],
        ['attachments.1.content.buttons.0.value', false],
        ['attachments.1.content.tokenExchangeResource.uri', false],
        ['attachments.1.content.tokenPostResource.sasUrl', false],
        ['attachments.1.content.text', true],
        ['attachments.1.name', true],
        ['attachments.0.content.connectionName', true],
        ['attachments.2.content.connectionName', true],
        ['attachments.9.content.connectionName', true],
    ] as const) {
        it(`${expected ? 'is' : 'is not'} so of ${path} beside a sign-in card`, () => {
            assert.equal(isSearched({ type: 'message', ...OAUTH }, path.split('.'), 'to-user'), expected);
            assert.ok(isSearched({ type: 'message', ...OAUTH }, path.split('.'), 'to-bot'), 'but of what a client calls a sign-in card');
        });
    }
});
