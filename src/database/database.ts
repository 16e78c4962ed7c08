import type { Query } from './sql.ts';

export interface Reader {
  all<Row>(query: Query): Promise<Row[]>;
  one<Row>(query: Query): Promise<Row | undefined>;
}

export interface Transaction extends Reader {
  /** Returns the number of rows changed. */
  run(query: Query): Promise<number>;
}

/** The store has no room for a change; what is there can still be read. */
export class StoreFull extends Error {}

/**
 * The way to the store. Reads see only what is committed. A write is a function from a transaction to a value; it may
 * wait for the transaction's answers and for nothing else, because writes may share a commit, and it may be called
 * again from the start where the database undid it (a deadlock, a lost connection). A statement that failed ends the
 * transaction. Its promise resolves after the commit is on disk and rejects when the function threw (its own changes are
 * undone, its neighbours' are kept) or the commit failed.
 */
export interface Database extends Reader {
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Whether other processes may write to it: then leases of the dead run out by themselves, and changes come unseen. */
  readonly isShared: boolean;
  close(): Promise<void>;
}

/** The connection broke while a commit was under way: it may have taken place or not. */
export class CommitUnknown extends Error {}
