import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { WardenError } from '../../../../lib';
import { PostgresProvider } from '../../../../lib/storage/providers/postgres';
import { freshSchema, postgresServer, type PostgresServer } from '../../../helpers/postgres-server';
import { until } from '../../../helpers/servers';
import { generation } from '../../../transcripts/provider-contract';

const changes = { due: 9_000, state: Buffer.from('state') };
const isStoreError = (error: unknown) => error instanceof WardenError && error.code === 'ERR_WARDEN_STORE';

describe('PostgresProvider when the server fails', () => {
    let server: PostgresServer;
    let schema: string;
    before(async function () { server = await postgresServer(this); });
    beforeEach(() => { schema = freshSchema(); });

    it('has after a crash what it said to have, rejects meanwhile, and works again', async function () {
        this.timeout(60_000);
        const provider = new PostgresProvider({ pool: server.pool(), schema });
        const acknowledged = new Map<string, number>();
        const writers = ['a', 'b', 'c', 'd'].map(async (name) => {
            await provider.start(name, generation(`of-${name}`));
            for (let index = 0; ; index += 1) {
                acknowledged.set(name, index);
                await provider.append(name, `of-${name}`, index, [Buffer.from(`${name}${index}`)], changes);
            }
        });
        const ends = Promise.all(writers.map((writer) => assert.rejects(writer, isStoreError)));
        await until(async () => assert.ok(acknowledged.size === 4 && [...acknowledged.values()].every((count) => count >= 20)));
        await server.crash();
        await ends;
        await assert.rejects(provider.get('a'), isStoreError);
        await assert.rejects(new PostgresProvider({ pool: server.pool(), schema }).get('a'), isStoreError);
        await server.launch();
        for (const [name, count] of acknowledged) {
            const records = (await provider.read(name, `of-${name}`, 0, 100_000)).map(String);
            assert.ok(records.length === count || records.length === count + 1);
            assert.deepEqual(records, records.map((_, index) => `${name}${index}`));
            assert.equal(await provider.append(name, `of-${name}`, records.length, [Buffer.from('after')], changes), 'ok');
        }
    });

    for (const [what, cut] of [['the request', 'request'], ['the answer', 'answer']] as const) {
        it(`has all records of an append or none when the network is cut in ${what}`, async () => {
            const proxy = await CutProxy.start(server.port);
            const provider = new PostgresProvider({ pool: server.pool({ port: proxy.port, max: 1, application_name: schema }), schema });
            await provider.start('talk', generation('one'));
            await provider.append('talk', 'one', 0, [Buffer.from('first')], changes);
            proxy.cut = cut;
            const records = Array.from({ length: 50 }, () => Buffer.alloc(20_000, 7));
            await assert.rejects(provider.append('talk', 'one', 1, records, changes), isStoreError);
            await until(async () => { // what it was doing when its client went away
                const { rowCount } = await server.pool({ max: 1 }).query('select from pg_stat_activity where application_name = $1', [schema]);
                assert.equal(rowCount, 0);
            });
            const slot = await provider.get('talk');
            assert.ok(slot && 'live' in slot);
            assert.equal(slot.live.count, cut === 'request' ? 1 : 51);
            assert.equal((await provider.read('talk', 'one', 0, 99)).length, slot.live.count);
            assert.equal(await provider.append('talk', 'one', slot.live.count, records, changes), 'ok');
            await proxy.stop();
        });
    }
});

/** Between client and server; cuts the connection once, in the midst of the next request or of the answer to it. */
class CutProxy {
    cut: 'request' | 'answer' | undefined;
    private readonly sockets = new Set<Socket>();

    private constructor(private readonly server: Server, private readonly target: number) {
        server.on('connection', (client) => this.join(client));
    }

    static async start(target: number): Promise<CutProxy> {
        const server = createServer().listen(0, '127.0.0.1');
        await once(server, 'listening');
        return new CutProxy(server, target);
    }

    get port(): number {
        return (this.server.address() as AddressInfo).port;
    }

    async stop(): Promise<void> {
        for (const socket of this.sockets) socket.destroy();
        this.server.close();
        await once(this.server, 'close');
    }

    private join(client: Socket): void {
        const upstream = connect(this.target, '127.0.0.1');
        const destroy = () => { client.destroy(); upstream.destroy(); };
        for (const socket of [client, upstream]) {
            this.sockets.add(socket);
            socket.on('error', destroy).on('close', destroy);
        }
        client.on('data', (bytes) => {
            const isCut = this.cut === 'request';
            upstream.write(isCut ? bytes.subarray(0, bytes.length / 2) : bytes, isCut ? destroy : undefined);
            if (isCut) this.cut = undefined;
        });
        upstream.on('data', (bytes) => {
            if (this.cut === 'answer') destroy();
            else client.write(bytes);
            if (this.cut === 'answer') this.cut = undefined;
        });
    }
}
