import { counted, printable } from '../../io';
import { VERDICTS, type Finding, type Verdict } from '../finding';
import { HEADINGS, placesText, type Report } from '../report';
import { wrapped } from './wrap';

export interface Terminal {
    columns: number;
    colours: boolean;
}

/** Select Graphic Rendition. */
const STYLES = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33', cyan: '36' } as const;

type Style = keyof typeof STYLES;

const LOOK: Readonly<Record<Verdict, Style>> = { 'fail': 'red', 'warn': 'yellow', 'cannot-see': 'cyan', 'pass': 'green' };
/** `critical`, `G2.1a`, and the space behind each. */
const COLUMNS = [10, 7] as const;

/** For people who look at a terminal of 60 to 120 columns. */
export function terminal(report: Report, { columns, colours }: Terminal): string {
    const width = Math.min(120, Math.max(60, columns));
    const paint = (style: Style, text: string) => (colours ? `\u001B[${STYLES[style]}m${text}\u001B[0m` : text);
    const sections = VERDICTS.flatMap((verdict) => section(report, verdict, width, paint));
    return [...head(report, width, paint), ...sections, '', ...wrapped(total(report), width).map((line) => paint('bold', line))].join('\n');
}

type Paint = (style: Style, text: string) => string;

function head(report: Report, width: number, paint: Paint): string[] {
    const { bot, sdk, files, protections: { found, from } } = report;
    const warden = found.length === 0 ? 'bot-warden not found' : `bot-warden: ${found.join(', ')} (${from === 'config' ? 'by its config' : 'by its code'})`;
    const kind = { botbuilder: 'botbuilder', agents: 'Agents SDK', unknown: 'no SDK found' }[sdk];
    return [paint('bold', `bot-warden doctor: ${printable(bot)}`), ...wrapped(`${kind}, ${counted(files, 'source file')}, ${warden}`, width)];
}

function section({ findings }: Report, verdict: Verdict, width: number, paint: Paint): string[] {
    const found = findings.filter((finding) => finding.verdict === verdict);
    if (found.length === 0) return [];
    const title = `${HEADINGS[verdict]} (${found.length})`;
    const lines = found.flatMap((finding) => (verdict === 'pass' ? brief(finding, width, paint) : full(finding, width, paint)));
    return ['', paint(LOOK[verdict], paint('bold', title)), paint('dim', '-'.repeat(width)), ...lines];
}

/** Severity and measure to the left, everything else to the right. */
function full(finding: Finding, width: number, paint: Paint): string[] {
    const { severity, measure, verdict, title, why, mend, note, id } = finding;
    const places = placesText(finding);
    const right = [
        ...lines('bold', title), ...(places === undefined ? [] : lines('cyan', printable(places))), ...(note === undefined ? [] : lines(undefined, note)),
        ...(verdict === 'cannot-see' ? [] : lines('dim', why)), ...lines(undefined, `> ${mend}`), ...lines('dim', `[${id}]`),
    ];
    const margin = COLUMNS[0] + COLUMNS[1];
    return right.map(([style, text], index) => {
        const left = index === 0 ? paint(LOOK[verdict], severity.padEnd(COLUMNS[0])) + measure.padEnd(COLUMNS[1]) : ' '.repeat(margin);
        return left + (style ? paint(style, text) : text);
    });

    function lines(style: Style | undefined, text: string): (readonly [Style | undefined, string])[] {
        return wrapped(text, width - margin).map((line) => [style, line]);
    }
}

function brief({ measure, title, note }: Finding, width: number, paint: Paint): string[] {
    const [first = '', ...rest] = wrapped(note === undefined ? title : `${title} (${note})`, width - COLUMNS[1]);
    return [paint('green', measure.padEnd(COLUMNS[1])) + first, ...rest.map((line) => ' '.repeat(COLUMNS[1]) + line)];
}

function total({ counts }: Report): string {
    return `${counts.fail} failed, ${counted(counts.warn, 'warning')}, ${counts['cannot-see']} to check by hand, ${counts.pass} passed`;
}
