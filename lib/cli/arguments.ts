import { parseArgs } from 'node:util';
import { Problem } from './problem';

/** `text` is given once at most, `texts` any number of times, `flag` has no value. */
export type OptionKinds = Readonly<Record<string, 'text' | 'texts' | 'flag'>>;

/** What was typed behind a command. */
export interface Arguments {
    operands: readonly string[];
    text(name: string): string | undefined;
    texts(name: string): readonly string[];
    flag(name: string): boolean;
}

/** @throws {Problem} for an option that there is not, has no value, is empty, or is given twice */
export function argumentsIn(typed: readonly string[], kinds: OptionKinds): Arguments {
    const { values, positionals } = parsed(typed, kinds);
    for (const [name, given = []] of Object.entries(values)) {
        if (given.length > 1 && kinds[name] === 'text') throw new Problem(`--${name} is given more than once`);
        if (given.includes('')) throw new Problem(`--${name} needs a value`);
    }
    const texts = (name: string) => (values[name] ?? []) as readonly string[];
    return { operands: positionals, texts, text: (name) => texts(name)[0], flag: (name) => values[name] !== undefined };
}

function parsed(typed: readonly string[], kinds: OptionKinds) {
    const options = Object.fromEntries(Object.entries(kinds).map(([name, kind]) => {
        return [name, { type: kind === 'flag' ? 'boolean' as const : 'string' as const, multiple: true as const }];
    }));
    try {
        return parseArgs({ args: [...typed], options, allowPositionals: true, strict: true });
    } catch (error) {
        const [message = ''] = (error as Error).message.split(/\n|\. /);
        throw new Problem(message.replace(/ambiguous\.$/, 'missing; if it begins with a dash, write --option=value'));
    }
}
