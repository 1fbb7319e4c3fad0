/** An activity as it went over the wire, with the fields that specs look at. */
export interface WireActivity {
    type: string;
    id: string;
    timestamp: string;
    from: { id: string; name?: string; role?: string };
    text?: string;
    name?: string;
    value?: unknown;
    replyToId?: string;
    serviceUrl?: string;
    recipient?: unknown;
    channelData?: { clientActivityID?: string };
    membersAdded?: { id: string }[];
    attachments?: { content: { buttons: { value?: string }[] } }[];
}

export interface WireFrame {
    activities: WireActivity[];
    watermark: string;
}

/** One item of the lists that the token service and the connector answer with. */
export interface WireItem {
    id: string;
    connectionName: string;
    hasToken: boolean;
}

/** Every field that one of the channel's answers has; a spec reads those of the endpoint that it asked. */
export interface WireBody extends WireFrame, WireItem {
    conversationId: string;
    token: string;
    expires_in: number;
    streamUrl: string;
    error?: { code: string; message: string };
    sessionId: string;
    signInLink: string;
    expiration: string;
    name: string;
    issuer: string;
    jwks_uri: string;
    keys: ({ kid: string; endorsements: string[] })[];
}
