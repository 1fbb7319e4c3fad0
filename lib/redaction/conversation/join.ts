import type { Redactor } from '../redactor';
import type { Fragment } from './fragments';
import { TOPICS, type Topic } from './topics';

export interface Joined {
    kind: string;
    fragments: Fragment[];
    /** Whether it may be the beginning of something longer. */
    mayGoOn: boolean;
}

/** Shorter is no number that anybody splits. */
const SHORTEST = 7;
const LONGEST = 40;
/** Messages between what a number is said to be and its first part. */
const MOST_BETWEEN = 2;

/**
 * What the last fragments are together: the most of them that make one complete value, which a topic or their shape bears out.
 * @param topics what was said about numbers lately, the last first
 * @param joined what all fragments but the last are already: then only more of it may continue them
 */
export function findJoined(
    redactor: Pick<Redactor, 'find'>, fragments: readonly Fragment[], topics: readonly Topic[], joined?: string,
): Joined | undefined {
    const last = fragments.at(-1)!;
    for (let first = 0; first < fragments.length - 1 && fragments[first]!.message < last.message; first++) {
        const parts = fragments.slice(first);
        const kind = kindOf(redactor, parts, topics);
        if (kind !== undefined && (joined === undefined || continues(kind, joined, lengthOf(parts.slice(0, -1))))) {
            return { kind, fragments: parts, mayGoOn: lengthOf(parts) < CARD };
        }
        if (joined !== undefined) return undefined;
    }
    return undefined;
}

function kindOf(redactor: Pick<Redactor, 'find'>, parts: readonly Fragment[], topics: readonly Topic[]): string | undefined {
    const length = lengthOf(parts);
    if (length < SHORTEST || length > LONGEST) return undefined;
    for (const joint of [' ', '']) {
        const value = parts.map(({ written }) => written).join(joint);
        for (const { name, message } of topics) {
            if (parts[0]!.message - message > MOST_BETWEEN) continue;
            const isMeant = (found: string) => speaksFor(name, found) && (found !== PHONE_NUMBER || isGroupedAsPhone(parts));
            const kind = wholeOf(redactor, `${name} `, value, isMeant);
            if (kind !== undefined) return kind;
        }
        const kind = wholeOf(redactor, '', value, (found) => isBorneOut(found, parts));
        if (kind !== undefined) return kind;
    }
    return undefined;
}

/** The kind of an acceptable finding that has all letters and digits of the value in it. */
function wholeOf(redactor: Pick<Redactor, 'find'>, before: string, value: string, isAccepted: (kind: string) => boolean): string | undefined {
    const from = before.length + value.search(/[\dA-Z]/);
    const to = before.length + value.replace(/[^\dA-Z]+$/, '').length;
    return redactor.find(before + value).find(({ kind, start, end }) => start <= from && end >= to && isAccepted(kind))?.kind;
}

function speaksFor(topic: string, kind: string): boolean {
    return (TOPICS as Record<string, readonly [RegExp, string]>)[topic]?.[0].test(kind) ?? false;
}

const PHONE_NUMBER = 'PHONE_NUMBER';

/** Without a word on what it is: check digits and usual groups, or the groups that only such a number has, and nothing else said. */
function isBorneOut(kind: string, parts: readonly Fragment[]): boolean {
    const areAlone = parts.every(({ isAlone }) => isAlone);
    switch (kind) {
        case 'CREDIT_CARD':
            return isGroupedAsCard(groupsOf(parts)) || (areAlone && areHalves(parts));
        case 'IBAN_CODE':
            return true;
        case 'US_SSN':
            return areAlone && areInARow(parts) && /^\d{3} \d\d (?!19|20)\d{4}$/.test(groupsOf(parts).join(' '));
        case PHONE_NUMBER:
            return isInternational(parts) || (areAlone && areInARow(parts) && /^\d{3} \d{3} (?!19|20)\d{4}$/.test(groupsOf(parts).join(' ')));
        default:
            return false;
    }
}

/** Groups of digits, or of digits and letters. */
function groupsOf(parts: readonly Fragment[]): string[] {
    return parts.flatMap(({ written }) => written.split(/[^\dA-Z]+/).filter(Boolean));
}

function areInARow(parts: readonly Fragment[]): boolean {
    return parts.every(({ message }, index) => index === 0 || message === parts[index - 1]!.message + 1);
}

/** No more than four parts of some length that make a card of the usual length. */
function areHalves(parts: readonly Fragment[]): boolean {
    return parts.length <= 4 && [15, CARD].includes(lengthOf(parts)) && parts.every((part) => lengthOf([part]) > 2);
}

function isInternational(parts: readonly Fragment[]): boolean {
    return /^\+|^\(\d+\)$/.test(parts[0]!.written);
}

const GROUPED_AS_PHONE = new RegExp(
    [
        String.raw`^(?:[2-9]\d\d ){1,2}\d{4}$|^[2-9]\d\d \d{7}$|^[2-9]\d{5} \d{4}$`,
        String.raw`^1\d\d \d{4} \d{4}$`,
        String.raw`^[6-9]\d{4} \d{5}$|^[6-9]\d\d(?: \d{3}){2}$|^[6-9]\d\d(?: \d\d){3}$`,
    ].join('|'),
);

/** With its country's code or all of its area's; or grouped as in North America, China, India and the south of Europe. */
function isGroupedAsPhone(parts: readonly Fragment[]): boolean {
    if (isInternational(parts)) return true;
    if (parts.some(({ written }) => /^(?:19|20)\d\d$/.test(written))) return false; // a year
    const groups = groupsOf(parts);
    if (groups[0]!.startsWith('0')) return lengthOf(parts) > 8 && groups.slice(1).every(({ length }) => length > 1);
    return GROUPED_AS_PHONE.test(groups.join(' '));
}

/** 4-4-4-4 and its multiples, 4-6-5 of American Express, 6 and the rest as banks name their ranges. */
function isGroupedAsCard(groups: readonly string[]): boolean {
    const lengths = groups.map(({ length }) => length);
    return lengths.slice(0, -1).every((length) => length % 4 === 0) || /^4 6 [45]$|^6 \d+$/.test(lengths.join(' '));
}

/** As long as most cards are, and as numbers with their area code. */
const [CARD, PHONE] = [16, 10];

/** Whether a value that was taken for complete went on: a phone number that was called without its area, a card with a long number. */
function continues(kind: string, before: string, length: number): boolean {
    return kind === 'CREDIT_CARD' ? length < CARD : kind === before && length < PHONE;
}

function lengthOf(parts: readonly Fragment[]): number {
    return parts.reduce((sum, { written }) => sum + written.replaceAll(/[^\dA-Z]/g, '').length, 0);
}
