import type { Database } from '../database/database.ts';
import type { AccountId, Entropy } from '../ids.ts';
import type { Queue } from '../queue/queue.ts';
import type { Storage } from '../storage/storage.ts';
import { createRemoval, type Removed } from './removal.ts';
import { createShares, type Shares } from './shares.ts';
import { createUploads, type Uploads } from './uploads.ts';
import { createUsage, type Usage } from './usage.ts';

/** What an account does with its work beside ordering it. */
export interface Library {
  readonly shares: Shares;
  readonly uploads: Uploads;
  remove(account: AccountId, task: string): Promise<Removed>;
  usage(account: AccountId, days: number): Promise<Usage>;
}

interface LibraryRoom {
  readonly database: Database;
  readonly storage: Storage;
  readonly queue: Queue;
  readonly clock: () => number;
  readonly entropy: Entropy;
  readonly urlOf: (key: string) => string;
  readonly takesM4a?: boolean;
}

export const createLibrary = (room: LibraryRoom): Library => ({
  shares: createShares(room.database, room.clock, room.entropy),
  uploads: createUploads(room),
  remove: createRemoval(room.database, room.storage, room.queue),
  usage: createUsage(room.database, room.clock),
});
