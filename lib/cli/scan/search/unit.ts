/** What was found in a line or a value: offsets are those in its text. */
export interface Hit {
    kind: string;
    at: number;
    field?: string;
}

/** A part of the text of a line or a value, and what is to stand there. */
export interface TextEdit {
    start: number;
    end: number;
    text: string;
}

export interface Unit {
    hits: Hit[];
    edits: TextEdit[];
    /** `channelId` and `conversation.id` of an activity. */
    conversation?: readonly [channelId: string, id: string];
    day?: string;
}
