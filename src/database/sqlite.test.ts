import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { sql } from './sql.ts';
import { openSqlite } from './sqlite.ts';

let folder: string;
let path: string;
let database: Database | undefined;
const broken: unknown[] = [];
const open = (): Database => {
  database = openSqlite(path, (error) => broken.push(error));
  return database;
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cantiga-db-'));
  path = join(folder, 'cantiga.db');
  broken.length = 0;
});
afterEach(async () => {
  await database?.close();
  database = undefined;
  rmSync(folder, { recursive: true, force: true });
  expect(broken).toEqual([]);
});

const add = (to: Database, name: string): Promise<number> =>
  to.write((transaction) =>
    transaction.run(sql`insert into accounts (id, name, created_at) values (${name}, ${name}, 1)`),
  );
const names = async (of: Database): Promise<string[]> =>
  (await of.all<{ id: string }>(sql`select id from accounts order by id`)).map(({ id }) => id);

describe('sqlite', () => {
  it('undoes the member of a group that throws, and keeps its neighbours', async () => {
    const db = open();
    const results = await Promise.allSettled([
      add(db, 'a'),
      db.write(async (transaction) => {
        await transaction.run(sql`insert into accounts (id, name, created_at) values ('b', 'b', 1)`);
        await transaction.run(sql`update accounts set name = 'spoilt' where id = 'a'`);
        throw new Error('changed my mind');
      }),
      add(db, 'a'),
      add(db, 'c'),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(await names(db)).toEqual(['a', 'c']);
    expect(await db.one(sql`select name from accounts where id = 'a'`)).toEqual({ name: 'a' });
  });

  it('writes a long log back when it opens, as one who is killed often has no time for it later', async () => {
    const db = open();
    for (let n = 0; n < 10; n++) await add(db, `${n}${'x'.repeat(300_000)}`);
    const log = statSync(`${path}-wal`).size;
    expect(log).toBeGreaterThan(4 * 2 ** 20);
    const image = join(folder, 'image.db');
    for (const ending of ['', '-wal']) copyFileSync(`${path}${ending}`, `${image}${ending}`);
    const after = openSqlite(image, (error) => broken.push(error));
    expect(statSync(`${image}-wal`).size).toBe(0);
    expect((await names(after)).length).toBe(10);
    await after.close();
  });

  it('shows a member what its neighbours wrote before it', async () => {
    const db = open();
    const [, seen] = await Promise.all([
      add(db, 'a'),
      db.write((transaction) => transaction.all(sql`select id from accounts`)),
    ]);
    expect(seen).toEqual([{ id: 'a' }]);
  });

  it('lets no reader see what is not committed', async () => {
    const db = open();
    let inside = (): void => {};
    const started = new Promise<void>((resolve) => {
      inside = resolve;
    });
    const done: string[] = [];
    const write = db
      .write(async (transaction) => {
        await transaction.run(sql`insert into accounts (id, name, created_at) values ('a', 'a', 1)`);
        inside();
        for (let i = 0; i < 20; i++) await transaction.one(sql`select 1 as one`);
        throw new Error('no');
      })
      .catch(() => void done.push('write'));
    await started;
    const read = names(db).then((found) => {
      done.push('read');
      return found;
    });
    expect(await read).toEqual([]);
    await write;
    expect(done.sort()).toEqual(['read', 'write']);
  });

  it('commits a thousand writes at once in groups, and they are there after the next start', async () => {
    const db = open();
    await Promise.all(Array.from({ length: 1000 }, (_, index) => add(db, `n${String(index).padStart(4, '0')}`)));
    await db.close();
    expect(existsSync(`${path}.pid`)).toBe(false);
    expect(await names(open())).toHaveLength(1000);
  });

  it('finishes what was handed in before it closes, and takes nothing after', async () => {
    const db = open();
    const last = add(db, 'last');
    await db.close();
    expect(await last).toBe(1);
    await expect(add(db, 'late')).rejects.toThrow('closed');
    expect(await names(open())).toEqual(['last']);
  });

  it('keeps foreign keys and refuses a negative balance', async () => {
    const db = open();
    const bad = db.write((t) => t.run(sql`insert into balances values ('nobody', 0, 0, 0)`));
    await expect(bad).rejects.toThrow();
    await add(db, 'a');
    await expect(db.write((t) => t.run(sql`insert into balances values ('a', ${-1}, 0, 0)`))).rejects.toThrow();
  });

  it('refuses a database that another living process holds, and names it', async () => {
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)']);
    try {
      writeFileSync(`${path}.pid`, String(other.pid));
      expect(open).toThrow(new RegExp(`in use by process ${other.pid}`));
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('clears the lock of a process that is dead', async () => {
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => dead.on('exit', resolve));
    writeFileSync(`${path}.pid`, String(dead.pid));
    mkdirSync(`${path}.lock`);
    await add(open(), 'a');
    expect(readFileSync(`${path}.pid`, 'utf8').split(' ')[0]).toBe(String(process.pid));
  });
});
