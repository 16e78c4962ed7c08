import type { KeyRecord } from '../accounts/accounts.ts';
import type { Scope } from '../accounts/keys.ts';
import type { AccountId } from '../ids.ts';
import type { Balance, Entry } from '../ledger/ledger.ts';
import type { EngineState } from '../routing/route.ts';
import type { Pinged } from '../webhooks/deliver.ts';
import type { DeliveryRecord } from '../webhooks/outbox.ts';
import type { Rotated } from '../webhooks/secrets.ts';
import type { Library } from './library.ts';
import type { Tasks } from './read.ts';
import type { Submission, Submitted } from './submit.ts';
import type { Task } from './task.ts';

/** What a dialect may ask of the house. */
export interface House {
  submit(submission: Submission): Promise<Submitted>;
  readonly tasks: Tasks;
  balance(account: AccountId): Promise<Balance>;
  entries(account: AccountId, limit: number): Promise<Entry[]>;
  keys(account: AccountId): Promise<KeyRecord[]>;
  issueKey(account: AccountId, name: string, scope: Scope): Promise<{ id: string; key: string }>;
  /** A new key in the place of an old one, which works on for a while; undefined when there is none. */
  rotateKey(account: AccountId, id: string, graceMs: number): Promise<{ id: string; key: string } | undefined>;
  revokeKey(account: AccountId, id: string): Promise<boolean>;
  deliveries(account: AccountId, limit: number): Promise<DeliveryRecord[]>;
  /** One delivery, with what it says. */
  delivery(account: AccountId, id: string): Promise<(DeliveryRecord & { readonly body: unknown }) | undefined>;
  resend(account: AccountId, id: string): Promise<boolean>;
  /** Sends a signed test to an address, once; or says why it is not to be called. */
  ping(account: AccountId, url: string): Promise<Pinged | { readonly refused: string }>;
  /** How a chat is answered: with OpenAI's object, or in Markdown as gcui-art/suno-api does; OpenAI's by default. */
  readonly chatReply?: 'openai' | 'markdown';
  readonly library: Library;
  /** The engines of this process, and how they are. */
  engines(): readonly EngineState[];
  /** The address of a path on this server. */
  addressOf(path: string): string;
  webhookSecret(account: AccountId): Promise<string>;
  /** Makes a new secret; callbacks are signed with the one before, too, until the time told. */
  rotateWebhookSecret(account: AccountId): Promise<Rotated>;
  /** Yields the task now and after every change until it has ended or the signal fires. */
  follow(account: AccountId, id: string, signal: AbortSignal): AsyncIterable<Task>;
}
