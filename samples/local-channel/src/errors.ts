/** Stable names of what can be wrong with how the channel is set up. */
export type LocalChannelErrorCode = 'ERR_LOCAL_CHANNEL_NOT_LOOPBACK' | 'ERR_LOCAL_CHANNEL_OPTION';

/** The channel was set up in a way that it refuses: a bad option, or a server that others can reach. */
export class LocalChannelError extends Error {
    override readonly name = 'LocalChannelError';

    constructor(readonly code: LocalChannelErrorCode, message: string) {
        super(message);
    }
}
