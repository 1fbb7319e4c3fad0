// Writes events for as long as it lives, and says after each flush how many records there must be.
import { AuditLog, KeyRing, SecurityEvents } from '../../../../lib';

const [, , path = '', keys = ''] = process.argv;
const events = new SecurityEvents();
const log = new AuditLog({ path, keys: KeyRing.fromEnv(keys), events });

async function main(): Promise<void> {
    for (let seq = 1; ; seq += 100) {
        for (let count = 0; count < 100; count++) events.report({}, { type: 'speaker-bound' });
        await log.flush();
        process.send!(seq + 100);
    }
}

void main();
