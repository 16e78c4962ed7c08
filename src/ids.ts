import { hash, randomBytes, randomFillSync, randomUUID } from 'node:crypto';

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

/** Drawn ahead, as randomUUID does: three calls of the system's generator cost an order 40 µs. */
const drawn = Buffer.alloc(4_096);
let used = drawn.length;

function bytes(length: number): Buffer {
  if (length > drawn.length) return randomBytes(length);
  if (used + length > drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const taken = Buffer.from(drawn.subarray(used, used + length));
  // Nobody reads them a second time, here or in a dump of the memory.
  drawn.fill(0, used, used + length);
  used += length;
  return taken;
}

export const systemEntropy: Entropy = { uuid: () => randomUUID(), bytes };

/** 128 random bits, 26 letters: names that cannot be guessed. */
export const token = (entropy: Entropy): string => entropy.bytes(16).toString('hex');

export const sha256 = (data: string | Uint8Array): string => hash('sha256', data);
