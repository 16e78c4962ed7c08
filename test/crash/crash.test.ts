import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrations } from '../../src/database/migrations.ts';
import { checkDatabase } from './check.mjs';
import { crash } from './crash.mjs';

const clean = {
  lost: 0,
  mismatched: 0,
  money: 0,
  resolutions: 0,
  states: 0,
  work: 0,
  corrupt: 0,
  answeredTwice: 0,
  answeredWrongly: 0,
  unended: 0,
  held: 0,
  jobsLeft: 0,
  callbacksMissing: 0,
  callbacksUndelivered: 0,
  callbackIdsChanged: 0,
  quiet: true,
  exitCode: 0,
};

test('killed under traffic, the server loses nothing that it acknowledged and moves no credit twice', async () => {
  const summary = await crash({ rounds: 8, seed: 20261122, clients: 8 });
  expect(summary).toMatchObject(clean);
  expect(summary.kills).toBe(8);
  expect(summary.acknowledged).toBeGreaterThanOrEqual(16);
  expect(summary.tasks).toBe(summary.acknowledged);
}, 900_000);

describe('the checker has teeth', () => {
  let folder: string;
  let file: string;
  const acknowledged = [{ key: 'k1', id: 't1' }];

  const write = (...statements: string[]): void => {
    const db = new sqlite.Database(file);
    db.exec('pragma synchronous=off');
    for (const statement of statements) db.exec(statement);
    db.close();
  };
  const kindsFound = (acks = acknowledged): string[] =>
    Object.entries(checkDatabase(file, acks).faults).flatMap(([kind, lines]) => (lines.length > 0 ? [kind] : []));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cantiga-teeth-'));
    file = join(folder, 'doctored.db');
    write(
      ...migrations,
      `insert into accounts (id, name, created_at) values ('a', 'default', 0);
       insert into balances values ('a', 90, 10, 1);
       insert into ledger_entries values ('e0', 'a', null, 'grant', 100, 0, 0), ('e1', 'a', 't1', 'hold', -10, 10, 0);
       insert into tasks (id, account_id, kind, dialect, order_json, wire_json, clips_json, price, seed, state, created_at)
         values ('t1', 'a', 'song', 'native', '{}', '{}', '[]', 10, 1, 'queued', 0);
       insert into idempotency values ('a', 'native', 'k1', 'h', 't1', 0);
       insert into jobs (id, lane, subject, run_at) values ('j1', 'task', 't1', 0)`,
    );
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('a sound database has no faults', () => expect(kindsFound()).toEqual([]));

  test('a task acknowledged before its commit is reported lost', () =>
    expect(kindsFound([...acknowledged, { key: 'k2', id: 't2' }])).toEqual(['lost', 'mismatched']));

  test('another id for the same key is reported', () =>
    expect(kindsFound([{ key: 'k1', id: 't9' }])).toEqual(['lost', 'mismatched']));

  test.each([
    ['a balance that moved without an entry', `update balances set available = 91`, ['money']],
    [
      'a hold resolved twice',
      `drop index one_resolution_per_hold;
       insert into ledger_entries values ('e2', 'a', 't1', 'settle', 0, -10, 0), ('e3', 'a', 't1', 'release', 10, -10, 0)`,
      ['money', 'resolutions', 'states'],
    ],
    ['an end without a settlement', `update tasks set state = 'succeeded'; delete from jobs`, ['states']],
    ['an open task that nobody will run', `delete from jobs`, ['work']],
  ])('%s is reported', (_, doctoring, kinds) => {
    write(doctoring);
    expect(kindsFound()).toEqual(kinds);
  });
});
