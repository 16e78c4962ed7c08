import { hash, randomBytes, randomUUID } from 'node:crypto';

type Brand<Name extends string> = string & { readonly [brand]: Name };
declare const brand: unique symbol;
export type AccountId = Brand<'AccountId'>;
export type TaskId = Brand<'TaskId'>;
export type ClipId = Brand<'ClipId'>;
export type DeliveryId = Brand<'DeliveryId'>;

/** Where identifiers and secrets come from; tests pass a seeded one. */
export interface Entropy {
  uuid(): string;
  bytes(length: number): Buffer;
}

export const systemEntropy: Entropy = { uuid: () => randomUUID(), bytes: (length) => randomBytes(length) };

/** 128 random bits, 26 letters: names that cannot be guessed. */
export const token = (entropy: Entropy): string => entropy.bytes(16).toString('hex');

export const sha256 = (data: string | Uint8Array): string => hash('sha256', data);
