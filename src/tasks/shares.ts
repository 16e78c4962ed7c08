import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { type AccountId, type Entropy, token } from '../ids.ts';
import { rowById, type TaskRow, taskOf } from './rows.ts';
import type { Clip, ClipPlan } from './task.ts';

/** A link that opens one clip to whoever has it, until its time is over or it is revoked. */
export interface Share {
  /** Unguessable: the name is the permission. */
  readonly id: string;
  readonly clipId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** What a link opens. */
export interface Shared {
  readonly clip: Clip;
  readonly plan: ClipPlan;
  readonly expiresAt: number;
}

export interface Shares {
  /** Undefined when the account has no such clip. */
  create(account: AccountId, clipId: string, lifeMs: number): Promise<Share | undefined>;
  /** Those that still open something, the newest first. */
  list(account: AccountId): Promise<Share[]>;
  revoke(account: AccountId, id: string): Promise<boolean>;
  open(id: string): Promise<Shared | undefined>;
}

interface ShareRow {
  id: string;
  clip_id: string;
  task_id: string;
  created_at: number;
  expires_at: number;
}

const shareOf = (row: ShareRow): Share => ({
  id: row.id,
  clipId: row.clip_id,
  createdAt: Number(row.created_at),
  expiresAt: Number(row.expires_at),
});

const madeIn = (row: TaskRow | undefined, clipId: string): Pick<Shared, 'clip' | 'plan'> | undefined => {
  const task = row && taskOf(row);
  const clip = task?.state === 'succeeded' ? task.clips.find(({ id }) => id === clipId) : undefined;
  const plan = task?.plannedClips.find(({ id }) => id === clipId);
  return clip && plan && { clip, plan };
};

export function createShares(database: Database, clock: () => number, entropy: Entropy): Shares {
  return {
    create: (account, clipId, lifeMs) =>
      database.write(async (transaction) => {
        const row = await transaction.one<TaskRow>(sql`
          select tasks.* from clips join tasks on tasks.id = clips.task_id
          where clips.id = ${clipId} and clips.account_id = ${account}`);
        if (!row || !madeIn(row, clipId)) return undefined;
        const share = { id: token(entropy), clipId, createdAt: clock(), expiresAt: clock() + lifeMs };
        await transaction.run(sql`
          insert into shares (id, account_id, clip_id, task_id, created_at, expires_at)
          values (${share.id}, ${account}, ${clipId}, ${row.id}, ${share.createdAt}, ${share.expiresAt})`);
        return share;
      }),
    list: async (account) => {
      const rows = await database.all<ShareRow>(sql`
        select * from shares where account_id = ${account} and revoked_at is null and expires_at > ${clock()}
        order by created_at desc, id`);
      return rows.map(shareOf);
    },
    revoke: async (account, id) => {
      const changed = await database.write((transaction) =>
        transaction.run(sql`
          update shares set revoked_at = ${clock()}
          where id = ${id} and account_id = ${account} and revoked_at is null`),
      );
      return changed === 1;
    },
    open: async (id) => {
      const share = await database.one<ShareRow>(sql`
        select * from shares where id = ${id} and revoked_at is null and expires_at > ${clock()}`);
      const made = share && madeIn(await rowById(database, share.task_id), share.clip_id);
      return made && { ...made, expiresAt: Number(share.expires_at) };
    },
  };
}
