/** Who wrote or receives an activity. */
export interface Account {
    id: string;
    name?: string;
    role?: string;
    [field: string]: unknown;
}

/** One message or event, with the fields that the channel itself reads or writes. */
export interface Activity {
    type: string;
    id?: string;
    timestamp?: string;
    from?: Account;
    recipient?: Account;
    replyToId?: string;
    attachments?: unknown;
    [field: string]: unknown;
}

/** Activities as a client gets them, with the watermark to ask for what comes after. */
export interface Frame {
    activities: Activity[];
    watermark: string;
}

export const CHANNEL_ID = 'directline';
