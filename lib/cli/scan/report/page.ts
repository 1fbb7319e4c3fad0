import { escaped, htmlPage } from '../../html-page';
import { sizeOf } from '../told';
import { handlingOf, type Totals } from '../totals';
import { bars } from './bars';
import { days } from './days';
import { grouped } from './html';
import { STYLE } from './style';

/** What the page says about how it came about. */
export interface About {
    at: Date;
    version: string;
    what: 'file' | 'conversation';
    kinds: string;
    threshold: string;
    /** What became of the values. */
    outcome?: string | undefined;
}

/** One page with everything in it: it loads nothing, runs nothing, and holds no value, name of a file, or id. */
export function page(totals: Totals, about: About): string {
    return htmlPage('Sensitive data in transcripts', STYLE, `<main>
<h1>Sensitive data in transcripts</h1>
<p>As of ${about.at.toISOString().slice(0, 16).replace('T', ' ')} UTC${about.outcome === undefined ? '' : `, ${escaped(about.outcome)}`}</p>
${numbers(totals, about)}
${totals.problems > 0 ? `<p class="warning">Not complete: ${grouped(totals.problems)} ${totals.problems === 1 ? 'thing was' : 'things were'} skipped, only searched in part, or not changed. There may be more.</p>` : ''}
${pictures(totals)}
<footer>Searched with bot-warden ${escaped(about.version)} for ${escaped(about.kinds)}, ${escaped(about.threshold)}. This page holds no value that was found, no text, no file name and no id; conversations are named by a keyed hash.</footer>
</main>`);
}

function numbers({ found, kinds, subjects, subjectsWithFindings, units, bytes }: Totals, { what }: About): string {
    const rows = [
        ['Values found', grouped(found)],
        ['Kinds', grouped(kinds.size)],
        [`${what === 'file' ? 'Files' : 'Conversations'} with values`, `${grouped(subjectsWithFindings)} of ${grouped(subjects)}`],
        ['Lines and activities', grouped(units)],
        ['Searched', sizeOf(bytes)],
    ];
    return `<dl class="numbers">${rows.map(([name = '', value = '']) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

function pictures({ found, kinds, days: byDay, conversations, fields }: Totals): string {
    if (found === 0) return '<section><h2>Nothing was found</h2><p>No value of these kinds is in what was searched.</p></section>';
    const key = (['restricted', 'personal', 'off'] as const)
        .filter((handling) => kinds.byCount.some(([kind]) => handlingOf(kind) === handling))
        .map((handling) => `<li><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" rx="3" class="${handling}"/></svg>${MEANING[handling]}</li>`);
    const byKind = bars({ id: 'kinds', title: 'By kind', text: 'How often each kind of value was found.', rows: kinds.byCount, columns: ['Kind', 'Values'], classOf: handlingOf, isCode: true });
    return `<div class="pictures">
${byKind.replace('<svg role', () => `<ul class="key">${key.join('')}</ul>\n<svg role`)}
${days(byDay.byName)}
${bars({ id: 'fields', title: 'By field', text: 'Where in activities and JSON lines the values stand.', rows: fields.byCount, others: fields.others, columns: ['Field', 'Values'], isCode: true })}
${bars({ id: 'conversations', title: 'By conversation', text: 'The conversations with the most values.', rows: conversations.byCount, others: conversations.others, columns: ['Conversation', 'Values'], isCode: true })}
</div>`;
}

const MEANING = {
    restricted: 'restricted: nobody should have it',
    personal: 'personal: not to be stored',
    off: 'passes by default',
};
