import { escaped, htmlPage } from '../../html-page';
import { sizeOf } from '../told';
import { handlingOf, type Kinds, type KindsByName, type Totals } from '../totals';
import { barsOf, type Bar } from './bars';
import { Colours } from './colours';
import { daysOf } from './days';
import { detailOf, grouped } from './html';
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

function pictures({ found, kinds, days, conversations, fields }: Totals): string {
    if (found === 0) return '<section><h2>Nothing was found</h2><p>No value of these kinds is in what was searched.</p></section>';
    const colours = new Colours(kinds.byCount);
    const byKind = kinds.byCount.map(([kind, count]) => ({ name: kind, count, stretches: [{ colour: colours.of(kind), kind, count }], detail: handlingOf(kind) }));
    const picture = (by: KindsByName) => ({ key: colours.key, bars: by.byCount.map((each) => barOf(each, colours)), others: by.others.sum > 0 ? barOf({ name: 'all others', kinds: by.others }, colours) : undefined });
    return `<div class="pictures">
${barsOf({ id: 'kinds', title: 'By kind', text: MEANING, bars: byKind, columns: ['Kind', 'Handling'], isDetailed: true })}
${daysOf(days.byName, colours)}
${barsOf({ id: 'fields', title: 'By field', text: 'Where in activities and JSON lines the values stand.', ...picture(fields), columns: ['Field', 'Kinds'] })}
${barsOf({ id: 'conversations', title: 'By conversation', text: 'The conversations with the most values.', ...picture(conversations), columns: ['Conversation', 'Kinds'] })}
</div>`;
}

function barOf({ name, kinds }: Kinds, colours: Colours): Bar {
    return { name, count: kinds.sum, stretches: colours.stretchesOf(kinds), detail: detailOf(kinds) };
}

const MEANING = 'What is restricted nobody should have; what is personal is not to be stored; off means that it passes by default.';
