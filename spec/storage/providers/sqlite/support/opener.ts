import { SqliteProvider } from '../../../../../lib/storage/providers/sqlite';
import { generation } from '../../../../transcripts/provider-contract';
import { wrappedKey } from '../../../key-store-contract';

/** Opens a store, puts something there, and closes it. */
async function use(path: string, me: string): Promise<void> {
    const provider = new SqliteProvider({ path });
    await provider.keyStore.create(`key-${me}`, wrappedKey(Number(me)));
    await provider.start(`talk-${me}`, generation(`id-${me}`));
    await provider.close();
    process.disconnect();
}

const [path, me] = process.argv.slice(2);
void use(path!, me!);
