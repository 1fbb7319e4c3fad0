/**
 * How many ways a backtracking engine may try to match a pattern at one place of the worst text: Infinity when that grows
 * with the text. Every repetition multiplies it by its span, every alternative adds to it.
 */
export function worstCase({ source, flags }: RegExp): number {
    const reader = new Reader(source, flags.includes('v'));
    return reader.alternatives();
}

class Reader {
    private at = 0;

    constructor(
        private readonly source: string,
        private readonly hasNestedClasses: boolean,
    ) {}

    alternatives(): number {
        let ways = this.sequence();
        while (this.takes('|')) ways += this.sequence();
        return ways;
    }

    private sequence(): number {
        let ways = 1;
        while (this.at < this.source.length && !'|)'.includes(this.source[this.at]!)) ways *= this.repeated(this.atom());
        return ways;
    }

    /** One group, class, escape or character. */
    private atom(): number {
        const character = this.source[this.at++]!;
        if (character === '(') return this.group();
        if (character === '[') this.skipClass();
        if (character === '\\') return this.escape();
        return 1;
    }

    private group(): number {
        this.take(/\?(?:<?[=!]|<[^>]*>|[a-z-]*:)/y);
        const ways = this.alternatives();
        this.at++;
        return ways;
    }

    private escape(): number {
        if (this.take(/[1-9]|k</y)) return Infinity; // what stands there is as long as the text makes it
        this.take(/[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[^]/y);
        return 1;
    }

    private skipClass(): void {
        for (let depth = 1; depth > 0 && this.at < this.source.length; this.at++) {
            const character = this.source[this.at];
            if (character === '\\') this.at++;
            else if (character === '[' && this.hasNestedClasses) depth++;
            else if (character === ']') depth--;
        }
    }

    private repeated(ways: number): number {
        const quantifier = this.take(/[*+]\??|\?\??|\{[0-9]+(?:,[0-9]*)?\}\??/y);
        if (!quantifier) return ways;
        const [least, most] = boundsOf(quantifier);
        if (most === Infinity) return Infinity;
        let sum = 0;
        for (let times = least; times <= most && sum < Infinity; times++) sum += ways ** times;
        return sum;
    }

    private takes(character: string): boolean {
        if (this.source[this.at] !== character) return false;
        this.at++;
        return true;
    }

    private take(pattern: RegExp): string | undefined {
        pattern.lastIndex = this.at;
        const taken = pattern.exec(this.source)?.[0];
        this.at += taken?.length ?? 0;
        return taken;
    }
}

function boundsOf(quantifier: string): [least: number, most: number] {
    if (quantifier.startsWith('?')) return [0, 1];
    if (!quantifier.startsWith('{')) return [0, Infinity];
    const [least, most] = quantifier.replace(/[{}?]/g, '').split(',');
    return [Number(least), most === undefined ? Number(least) : most === '' ? Infinity : Number(most)];
}
