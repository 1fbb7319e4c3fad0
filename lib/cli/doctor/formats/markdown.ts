import { counted, printable } from '../../io';
import { VERDICTS, type Finding, type Verdict } from '../finding';
import { MEASURES } from '../measures';
import { HEADINGS, placesText, type Report } from '../report';

/** For a pull request, or a wiki. */
export function markdown(report: Report): string {
    const { bot, counts, files, protections } = report;
    return [
        `# bot-warden doctor: ${cell(bot)}`,
        '',
        `${counted(files, 'source file')}; bot-warden: ${protections.found.join(', ') || 'not found'}.`,
        '',
        '| failed | warnings | to check by hand | passed |',
        '| --- | --- | --- | --- |',
        `| ${VERDICTS.map((verdict) => counts[verdict]).join(' | ')} |`,
        ...VERDICTS.flatMap((verdict) => section(report, verdict)),
    ].join('\n');
}

function section({ findings }: Report, verdict: Verdict): string[] {
    const found = findings.filter((finding) => finding.verdict === verdict);
    if (found.length === 0) return [];
    const isPass = verdict === 'pass';
    const head = isPass ? ['| measure | check |', '| --- | --- |'] : ['| severity | measure | check | what to do |', '| --- | --- | --- | --- |'];
    return ['', `## ${HEADINGS[verdict]}`, '', ...head, ...found.map((finding) => (isPass ? passed(finding) : row(finding)))];
}

function passed({ measure, title, note }: Finding): string {
    return `| ${measure} | ${cell(note === undefined ? title : `${title} (${note})`)} |`;
}

function row(finding: Finding): string {
    const { severity, measure, title, why, mend, note, id } = finding;
    const places = placesText(finding);
    const check = [`**${cell(title)}** \`${id}\``, places && cell(places), note && cell(note), cell(why)].filter(Boolean).join('<br>');
    return `| ${severity} | ${measure} (${cell(MEASURES[measure][1])}) | ${check} | ${cell(mend)} |`;
}

/** Text of others in a table: nothing of it is markup, and it is one line. Backquotes of ours stay. */
function cell(text: string): string {
    return printable(text).replace(/[\\|*_[\]#~]/g, String.raw`\$&`).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
