export { BotWarden } from './bot-warden';
export type { BotWardenOptions, TranscriptsOptions } from './bot-warden';

export { ImpersonationMiddleware } from './impersonation/impersonation-middleware';
export type { ImpersonationOptions } from './impersonation/impersonation-middleware';
export { LoginTimeoutMiddleware } from './login/login-timeout-middleware';
export type { LoginStatus, LoginTimeoutOptions } from './login/login-timeout-middleware';
export type { PassedLimit } from './login/limits';
export { RedactionMiddleware } from './redaction/redaction-middleware';
export type { RedactionOptions } from './redaction/redaction-middleware';
export { SelfDestructMiddleware } from './transcripts/self-destruct-middleware';
export type { SelfDestructOptions } from './transcripts/self-destruct-middleware';

export { Redactor, REDACTION_FAILED } from './redaction/redactor';
export type { ActivityFinding, RedactorOptions } from './redaction/redactor';
export type { Budget } from './turn/rewrite';
export type { Detector, Finding, Kind } from './redaction/finding';
export type { Handling, Policy } from './redaction/policy';

export { SelfDestructingTranscripts } from './transcripts/self-destructing-transcripts';
export type { SelfDestructingTranscriptsOptions } from './transcripts/self-destructing-transcripts';
export { MemoryProvider } from './transcripts/memory-provider';
export type { TranscriptAppended, TranscriptChanges, TranscriptGeneration, TranscriptSlot, TranscriptTombstone, TranscriptProvider } from './transcripts/provider';
export type { ErasureReason, ErasureReceipt } from './transcripts/receipt';
export type { ConversationRef } from './transcripts/ledger';
export type { Page } from './transcripts/page';

export { KeyRing } from './storage/key-ring';
export type { StorageLike } from './storage/storage';
export { SecurityEvents } from './events/security-events';
export type { SecurityEvent, SecurityEventDetail } from './events/security-events';
export type { ActivityLike, TurnContextLike } from './turn/types';
export { OptionError, WardenError } from './support/errors';
export type { WardenErrorCode } from './support/errors';
