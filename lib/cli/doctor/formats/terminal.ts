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
    const lines = [...head(report, width, paint), ...sections, '', paint('bold', total(report))];
    return lines.filter((line, index) => line !== '' || lines[index + 1] !== '').join('\n');
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
    const lines = found.flatMap((finding, index) => {
        if (verdict === 'pass') return brief(finding, width, paint);
        return full(finding, width, paint, verdict === 'cannot-see' && found[index + 1]?.mend === finding.mend);
    });
    return ['', paint(LOOK[verdict], title), paint('dim', '-'.repeat(width)), ...lines];
}

/** Severity and measure to the left, everything else to the right. `isShort`: the next one says what to do for both. */
function full(finding: Finding, width: number, paint: Paint, isShort: boolean): string[] {
    const { severity, measure, verdict, title, why, mend, note, id } = finding;
    const room = width - COLUMNS[0] - COLUMNS[1];
    const isByHand = verdict === 'cannot-see';
    const below = [
        ...painted(placesText(finding), 'cyan'), ...painted(note), ...painted(isByHand ? undefined : why, 'dim'), ...painted(isShort ? undefined : `> ${mend}`),
    ].map((line) => ' '.repeat(width - room) + line);
    return [...headed(), ...below, ...(isByHand ? [] : [''])];

    function painted(text: string | undefined, style?: Style): string[] {
        return wrapped(printable(text ?? ''), room).map((line) => (style ? paint(style, line) : line));
    }

    /** The id at the right, when there is room for it. */
    function headed(): string[] {
        const lines = title.length + id.length + 2 > room ? [...painted(title, 'bold'), paint('dim', id)] : [paint('bold', title) + paint('dim', id.padStart(room - title.length))];
        return lines.map((line, index) => (index === 0 ? paint(LOOK[verdict], severity.padEnd(COLUMNS[0])) + measure.padEnd(COLUMNS[1]) : ' '.repeat(width - room)) + line);
    }
}

function brief({ measure, title, note }: Finding, width: number, paint: Paint): string[] {
    const [first = '', ...rest] = wrapped(note === undefined ? title : `${title} (${note})`, width - COLUMNS[1]);
    return [paint('green', measure.padEnd(COLUMNS[1])) + first, ...rest.map((line) => ' '.repeat(COLUMNS[1]) + line)];
}

function total({ counts }: Report): string {
    return `${counts.fail} failed, ${counted(counts.warn, 'warning')}, ${counts['cannot-see']} to check by hand, ${counts.pass} passed`;
}
