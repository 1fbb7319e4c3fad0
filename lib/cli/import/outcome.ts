import { counted, print, table, type Output } from '../io';
import type { Progress } from './progress';

/** Counts what an import came to, and says at once what an operator has to look at. */
export class Outcome {
    imported = 0;
    /** In the store before. */
    known = 0;
    /** Of a kind that is never kept. */
    passing = 0;
    /** Said before their conversation was erased, and so not imported. */
    erased = 0;
    failed = 0;
    originalsErased = 0;
    readonly conversations = new Set<string>();
    private problems = 0;

    constructor(
        private readonly stderr: Output,
        private readonly progress: Progress,
    ) {}

    /** Something that is skipped or left as it is. */
    problem(line: string): void {
        this.problems += 1;
        this.progress.clear();
        print(this.stderr, `bot-warden: ${line}`);
    }

    get isComplete(): boolean {
        return this.problems === 0;
    }

    text(): string[] {
        const some = (count: number) => (count > 0 ? count : undefined);
        return [
            `imported ${counted(this.imported, 'activity', 'activities')} of ${counted(this.conversations.size, 'conversation')}`,
            ...table([
                ['there already', this.known],
                ['never kept', some(this.passing)],
                ['stay erased', some(this.erased)],
                ['failed', some(this.failed)],
                ['originals erased', some(this.originalsErased)],
            ]),
            'The silence and the age of these conversations count from now.',
        ];
    }
}
