export { type Client, type ClientOptions, type CreateOptions, createClient, type RunOptions } from './client.ts';
export { CantigaError, TaskFailed } from './error.ts';
export type { RetryOptions } from './retry.ts';
export type * from './types.ts';
export { completeClips, hasEnded } from './types.ts';
export { type VerifyOptions, verifyWebhook, type WebhookHeaders } from './webhooks.ts';
