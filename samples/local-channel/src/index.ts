export { createLocalChannel } from './local-channel';
export type { LocalChannel } from './local-channel';
export type { LocalChannelOptions } from './options';
export { LocalChannelError } from './errors';
export type { LocalChannelErrorCode } from './errors';
export type { ChannelEvents, LocalChannelEvents } from './events';
export type { UserTokens, UserTokenKey } from './token-service/user-tokens';
export type { BotToken } from './keys/bot-tokens';
export type { SignServiceToken } from './keys/service-token';
