import { escaped } from '../../html-page';

/** `12,345`. */
export function grouped(count: number): string {
    return count.toLocaleString('en-US');
}

/** The numbers behind a picture. */
export function tableOf(caption: string, rows: readonly (readonly [name: string, count: number])[], [name, count]: readonly [string, string]): string {
    const body = rows.map(([each, value]) => `<tr><th scope="row">${escaped(each)}</th><td>${grouped(value)}</td></tr>`).join('\n');
    return `<details><summary>As a table</summary>
<table><caption>${escaped(caption)}</caption><thead><tr><th scope="col">${name}</th><th scope="col">${count}</th></tr></thead><tbody>
${body}
</tbody></table></details>`;
}
