import { escaped, htmlPage } from '../../html-page';
import { counted, printable } from '../../io';
import { VERDICTS, type Finding, type Verdict } from '../finding';
import { MEASURES } from '../measures';
import { HEADINGS, type Report } from '../report';
import { STYLE } from './html-style';

/** The report as a page. */
export function html(report: Report): string {
    const { bot, tool, files, sdk, protections, counts, problems } = report;
    const warden = protections.found.length === 0 ? 'bot-warden not found' : `bot-warden: ${protections.found.join(', ')}`;
    return htmlPage(`bot-warden doctor: ${printable(bot)}`, STYLE, `<header>
<h1>${safe(bot)}</h1>
<p>Checked by ${safe(tool.name)} ${safe(tool.version)}. ${counted(files, 'source file')}, SDK: ${safe(sdk)}, ${safe(warden)}.</p>
${problems.map((problem) => `<p class="problem">${safe(problem)}</p>`).join('\n')}
<nav aria-label="Summary"><ul class="summary">
${VERDICTS.map((verdict) => `<li class="${verdict}"><a href="#${verdict}"><strong>${counts[verdict]}</strong> ${HEADINGS[verdict]}</a></li>`).join('\n')}
</ul></nav>
</header>
<main>
${VERDICTS.map((verdict) => section(report, verdict)).filter(Boolean).join('\n')}
</main>`);
}

function section({ findings }: Report, verdict: Verdict): string {
    const found = findings.filter((finding) => finding.verdict === verdict);
    if (found.length === 0) return '';
    const body = verdict === 'pass' ? `<ul class="passed">\n${found.map(passed).join('\n')}\n</ul>` : found.map(article).join('\n');
    return `<section id="${verdict}" class="${verdict}" aria-labelledby="h-${verdict}">\n<h2 id="h-${verdict}">${HEADINGS[verdict]} <span>${found.length}</span></h2>\n${body}\n</section>`;
}

function article({ id, severity, measure, verdict, title, why, mend, note, where = [] }: Finding): string {
    const places = where.map(({ file, line }) => `<li><code>${safe(line === undefined ? file : `${file}:${line}`)}</code></li>`).join('');
    return `<article>
<h3>${rich(title)}</h3>
<p class="tags"><span class="severity ${severity}">${severity}</span> <span>${measure}</span> <span>${safe(MEASURES[measure][1])}</span> <code>${safe(id)}</code></p>
${places && `<ul class="places">${places}</ul>`}
${note === undefined ? '' : `<p class="note">${rich(note)}</p>`}
<p>${rich(why)}</p>
<p class="mend"><strong>${verdict === 'cannot-see' ? 'Look' : 'Mend'}</strong> ${rich(mend)}</p>
</article>`;
}

function passed({ measure, title, note }: Finding): string {
    return `<li><span>${measure}</span> ${rich(title)}${note === undefined ? '' : ` <em>${rich(note)}</em>`}</li>`;
}

/** Text of others, as text. */
function safe(text: string): string {
    return escaped(printable(text));
}

/** Text of ours: what stands in backquotes is code. */
function rich(text: string): string {
    return safe(text).replace(/`([^`]{1,200})`/g, '<code>$1</code>');
}
