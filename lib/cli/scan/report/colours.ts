import { escaped } from '../../html-page';
import type { Count, Counts } from '../totals';
import { grouped } from './html';

/** A stretch of a bar or column. */
export interface Stretch {
    /** Its class in the style. */
    colour: string;
    kind: string;
    count: number;
}

/** More colours than these nobody tells apart. */
const MOST = 5;

/** The most frequent kinds have a colour, the same in every picture; all others share one. */
export class Colours {
    private readonly kinds: readonly string[];
    private readonly others: number;

    /** @param byCount of all that was found, the most frequent first */
    constructor(byCount: readonly Count[]) {
        this.kinds = byCount.slice(0, MOST).map(([kind]) => kind);
        this.others = byCount.length - this.kinds.length;
    }

    of(kind: string): string {
        const at = this.kinds.indexOf(kind);
        return at < 0 ? 'other' : `kind-${at + 1}`;
    }

    /** What a bar is made of, in the order of the key. */
    stretchesOf(counts: Counts): Stretch[] {
        const stretches = this.kinds.map((kind) => ({ colour: this.of(kind), kind, count: counts.of(kind) }));
        const rest = counts.sum - stretches.reduce((sum, { count }) => sum + count, 0);
        return [...stretches, { colour: 'other', kind: this.nameOfOthers, count: rest }].filter(({ count }) => count > 0);
    }

    /** What the colours mean. */
    get key(): string {
        const entries = [...this.kinds.map((kind) => [this.of(kind), kind] as const), ...(this.others > 0 ? [['other', this.nameOfOthers] as const] : [])];
        return `<ul class="key">${entries.map(([colour, name]) => `<li><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" rx="3" class="${colour}"/></svg>${escaped(name)}</li>`).join('')}</ul>`;
    }

    private get nameOfOthers(): string {
        return `${grouped(this.others)} other ${this.others === 1 ? 'kind' : 'kinds'}`;
    }
}
