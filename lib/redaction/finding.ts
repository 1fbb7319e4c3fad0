/** The kinds that bot-warden finds itself, under the names that Presidio established. */
export type Kind = 'CREDIT_CARD' | 'US_SSN' | 'IBAN_CODE' | 'EMAIL_ADDRESS' | 'PHONE_NUMBER';

/** Where something sensitive stands: UTF-16 offsets, `end` exclusive. Never the value itself. */
export interface Finding {
    kind: string;
    start: number;
    end: number;
}

/** Finds every occurrence of one or more kinds in a text. Must take linear time: the text comes from strangers. */
export type Detector = (text: string) => Finding[];
