/** The settings of a `.env` file by name, each with its line. */
export type EnvFile = ReadonlyMap<string, { value: string; line: number }>;

const SETTING = /^\s*(?:export\s+)?([\w.-]{1,200})\s{0,20}[=:]\s{0,20}(.*)$/;

/** As dotenv reads it, on one line each; a later line wins. */
export function envFile(text: string): EnvFile {
    const settings = new Map<string, { value: string; line: number }>();
    for (const [index, line] of text.split(/\r?\n/).entries()) {
        const [, name, value = ''] = SETTING.exec(line) ?? [];
        if (name !== undefined) settings.set(name, { value: bare(value), line: index + 1 });
    }
    return settings;
}

function bare(value: string): string {
    const trimmed = value.trim();
    const [quote = ''] = trimmed;
    const end = trimmed.indexOf(quote, 1);
    if (['"', "'", '`'].includes(quote) && end > 0) return trimmed.slice(1, end);
    const comment = trimmed.search(/(?:^|\s)#/);
    return comment < 0 ? trimmed : trimmed.slice(0, comment).trim();
}
