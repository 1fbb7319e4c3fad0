import type { ErasureReceipt } from '../transcripts/receipt';
import { printable, table } from './io';

type Row = readonly [name: string, value: string | number | undefined];

/** What a receipt says, in lines for a person. It may be anybody's, and anything may be in it. */
export function receiptText(receipt: Partial<ErasureReceipt>): string[] {
    const { erasedAt, reason, total, records, failed, verified, method, id } = receipt;
    return table([
        ['erased', `${instant(erasedAt)}${reason === undefined ? '' : ` (${said(reason)})`}`],
        ['conversations', said(total)],
        ['records', said(records)],
        ['failed', failed === 0 ? undefined : said(failed)],
        ['verified', verified === true ? 'yes, a second look found nothing' : 'NO'],
        ...rows(receipt.stores, ({ store, state, because }) => [said(store), `${said(state)}${because === undefined ? '' : ` (${said(because)})`}`]),
        ...rows(receipt.channels, ({ channelId, recalled, notSupported, failed: left }) => [
            `recalled from ${said(channelId)}`, `${said(recalled)}, not possible ${said(notSupported)}, failed ${said(left)}`,
        ]),
        ...rows(receipt.residue, ({ what, until }) => ['elsewhere', `${said(what)}${until === undefined ? '' : `, until ${instant(until)}`}`]),
        ['method', said(method)],
        ['receipt', said(id)],
    ]);
}

function rows<T>(list: readonly T[] | undefined, row: (item: T) => Row): Row[] {
    return Array.isArray(list) ? list.filter((item) => typeof item === 'object' && item !== null).map((item) => row(item as T)) : [];
}

function said(value: unknown): string {
    return typeof value === 'string' || typeof value === 'number' ? printable(String(value)) : 'unknown';
}

function instant(value: unknown): string {
    const date = new Date(typeof value === 'number' ? value : Number.NaN);
    return Number.isNaN(date.getTime()) ? 'unknown' : date.toISOString();
}
