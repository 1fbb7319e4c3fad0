import { readdirSync, readFileSync } from 'node:fs';
import { AuditLog, KeyRing, SecurityEvents, verifyAuditLog, type AuditLogOptions } from '../../../../lib';
import { folder } from '../../../cli/support/cli';

/** A folder for each test, an audit log in it, and what it holds. */
export function audited() {
    const files = folder();
    const keys = KeyRing.generate();
    const events = new SecurityEvents(keys);
    const path = (name = 'audit.jsonl') => files.path(name);
    const report = (count = 1) => { for (let number = 0; number < count; number++) events.report({ channelId: 'directline' }, { type: 'speaker-bound' }); };
    const open = (options: Partial<AuditLogOptions> = {}) => new AuditLog({ path: path(), keys, events, ...options });
    const linesOf = (name?: string) => readFileSync(path(name), 'utf8').split('\n').slice(0, -1);
    const typesOf = (name?: string) => linesOf(name).map((line) => (JSON.parse(line) as { type: string }).type);
    /** The files that were put aside, the oldest first. */
    const aside = () => readdirSync(files.path()).filter((name) => /\.\d{12}$/.test(name)).toSorted();
    const verified = () => verifyAuditLog([...aside(), 'audit.jsonl'].flatMap((name) => linesOf(name)), keys);

    /** One record a write. */
    async function write(log: AuditLog, count: number): Promise<void> {
        for (let number = 0; number < count; number++) {
            report();
            await log.flush();
        }
    }

    return { files, keys, events, path, report, open, linesOf, typesOf, aside, verified, write };
}
