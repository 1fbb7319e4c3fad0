import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A network between a client and a server on this machine that can be cut. */
export class Cuttable {
    /** What gets lost, and the connection with it, as soon as there is some of it. */
    lost: 'nothing' | 'requests' | 'answers' = 'nothing';
    private readonly sockets = new Set<Socket>();

    private constructor(private readonly server: Server) {}

    static async to(port: number): Promise<Cuttable> {
        const cuttable: Cuttable = new Cuttable(createServer((near) => cuttable.join(near, connect(port, '127.0.0.1'))));
        await once(cuttable.server.listen(0, '127.0.0.1'), 'listening');
        return cuttable;
    }

    get port(): number {
        return (this.server.address() as AddressInfo).port;
    }

    close(): void {
        this.server.close();
        for (const socket of this.sockets) socket.destroy();
    }

    private join(near: Socket, far: Socket): void {
        this.pass(near, far, 'requests');
        this.pass(far, near, 'answers');
    }

    private pass(from: Socket, to: Socket, what: 'requests' | 'answers'): void {
        this.sockets.add(from);
        from.on('error', () => undefined).on('close', () => to.destroy());
        from.on('data', (data) => {
            if (this.lost === what) from.destroy();
            else to.write(data);
        });
    }
}
