import { escaped } from '../../html-page';
import type { Counts } from '../totals';

/** `12,345`. */
export function grouped(count: number): string {
    return count.toLocaleString('en-US');
}

/** `CREDIT_CARD 12, US_SSN 3`. */
export function detailOf(kinds: Counts): string {
    return kinds.byCount.map(([kind, count]) => `${kind} ${grouped(count)}`).join(', ');
}

export interface Row {
    name: string;
    detail: string;
    count: number;
}

/** The numbers behind a picture. */
export function tableOf(caption: string, rows: readonly Row[], columns: readonly [name: string, detail: string]): string {
    const body = rows.map(({ name, detail, count }) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(detail)}</td><td>${grouped(count)}</td></tr>`).join('\n');
    return `<details><summary>As a table</summary>
<table><caption>${escaped(caption)}</caption><thead><tr>${[...columns, 'Values'].map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead><tbody>
${body}
</tbody></table></details>`;
}
