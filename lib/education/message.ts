import { isRightToLeft, languageOf, localeOf } from '../turn/locale';
import type { ActivityLike } from '../turn/types';
import { acknowledgementOf } from './acknowledgement';
import type { Content } from './content';

/**
 * Channels that draw Adaptive Cards with their buttons; others make a picture of them, or nothing.
 * @see https://learn.microsoft.com/azure/bot-service/bot-service-channels-reference "Card support by channel"
 */
export const CARD_CHANNELS = ['directline', 'webchat', 'msteams', 'emulator'];

/** What is sent in a channel: a card where it draws cards, plain text elsewhere. */
export function messageOf(content: Content, activity: ActivityLike, cardChannels: ReadonlySet<string>): object {
    if (!cardChannels.has(activity.channelId ?? '')) return { text: plainText(content), textFormat: 'plain' };
    const card = cardOf(content, isRightToLeft(languageOf(localeOf(activity))));
    return { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }], summary: content.title ?? content.sentences[0] };
}

/** All of it but the button. */
function plainText({ title, list, sentences, link }: Content): string {
    const lines = [title, list?.heading, ...(list?.items ?? []).map((item) => `- ${item}`), ...sentences, link && `${link.title}: ${link.url}`];
    return lines.filter((line) => line !== undefined).join('\n');
}

/** Version 1.2, which all of these channels draw; `rtl` is younger, and left alone by who does not know it. */
function cardOf(content: Content, rtl: boolean): object {
    const { title, list, sentences, link, gotIt, topics } = content;
    const text = (words: string, more: object = {}) => ({ type: 'TextBlock', text: words, wrap: true, ...more });
    const items = [
        ...(title === undefined ? [] : [text(title, { weight: 'bolder', size: 'medium' })]),
        ...(list ? [text(list.heading), ...list.items.map((item) => text(`• ${item}`, { spacing: 'none' }))] : []),
        ...sentences.map((sentence) => text(sentence)),
    ];
    return {
        type: 'AdaptiveCard',
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        version: '1.2',
        fallbackText: plainText(content),
        ...(rtl && { rtl }),
        body: [{ type: 'Container', items, ...(rtl && { rtl }) }],
        actions: [
            { type: 'Action.Submit', title: gotIt, data: acknowledgementOf(topics) },
            ...(link ? [{ type: 'Action.OpenUrl', title: link.title, url: link.url }] : []),
        ],
    };
}
