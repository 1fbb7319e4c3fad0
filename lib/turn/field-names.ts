/** Names of fields in activities, accounts, attachments and cards, as botframework-schema and the clients write them. */
const NAMES: ReadonlySet<string> = new Set(`
    action activityId attachmentLayout attachments bot botAgent body buttons callerId channelData channelId clientActivityID clientTimestamp
    code content contentType contentUrl conversation conversationType data deliveryMode displayText entities expiration from historyDisclosed
    id image images importance inputHint isGroup items label listenFor locale localTimestamp localTimezone membersAdded membersRemoved
    mentioned name postBack properties reactionsAdded reactionsRemoved recipient relatesTo replyToId role rawLocalTimestamp rawTimestamp
    semanticAction serviceUrl source speak subtitle suggestedActions summary tap team tenant tenantId text textFormat textHighlights
    thumbnailUrl timestamp title to topicName type url user value valueType version aadObjectId _channelId
`.trim().split(/\s+/));

/** Whether a key is one that every activity may have: nobody's data, and nothing to search. */
export function isFieldName(key: string): boolean {
    return NAMES.has(key);
}
