import type { Query } from './sql.ts';

export interface Reader {
  all<Row>(query: Query): Promise<Row[]>;
  one<Row>(query: Query): Promise<Row | undefined>;
}

export interface Transaction extends Reader {
  /** Returns the number of rows changed. */
  run(query: Query): Promise<number>;
}

/**
 * The one connection to the store. Reads see only what is committed. A write is a function from a transaction to a
 * value; it may wait for the transaction's answers and for nothing else, because concurrent writes share one commit.
 * Its promise resolves after the commit is on disk and rejects when the function threw (its own changes are undone,
 * its neighbours' are kept) or the commit failed.
 */
export interface Database extends Reader {
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
