import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import { freePort, Server } from './servers';

/** The account that every Azurite has, and its published key. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** A blob service in memory, with as many containers as wanted. */
export class Azurite {
    private containers = 0;

    private constructor(
        private readonly server: Server,
        readonly service: BlobServiceClient,
        readonly connectionString: string,
    ) {}

    static async start(): Promise<Azurite> {
        const port = await freePort();
        const connectionString = `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};BlobEndpoint=http://127.0.0.1:${port}/${ACCOUNT};`;
        const service = BlobServiceClient.fromConnectionString(connectionString);
        const args = ['--blobHost', '127.0.0.1', '--blobPort', String(port), '--inMemoryPersistence', '--skipApiVersionCheck', '--disableTelemetry', '--silent'];
        const program = require.resolve('azurite/dist/src/blob/main.js');
        const isUp = async () => BlobServiceClient.fromConnectionString(connectionString, { retryOptions: { maxTries: 1 } }).getProperties();
        return new Azurite(await Server.start(process.execPath, [program, ...args], { isUp }), service, connectionString);
    }

    /** An empty container. */
    async container(): Promise<ContainerClient> {
        const { containerClient } = await this.service.createContainer(`container-${++this.containers}`);
        return containerClient;
    }

    async stop(): Promise<void> {
        await this.server.kill();
    }
}
