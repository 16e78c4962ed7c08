import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlace } from '../../test/databases.ts';
import { type PostgresServer, postgresMissing, startPostgres } from '../../test/postgres.ts';
import type { Database } from './database.ts';
import { openPostgres } from './postgres.ts';
import { forRows, sql } from './sql.ts';

const add = (to: Database, name: string): Promise<number> =>
  to.write((transaction) =>
    transaction.run(sql`insert into accounts (id, name, created_at) values (${name}, ${name}, 1)`),
  );
const names = async (of: Database): Promise<string[]> =>
  (await of.all<{ id: string }>(sql`select id from accounts order by id`)).map(({ id }) => id);

describe.skipIf(postgresMissing)('postgres', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openPlace();
  });
  afterAll(() => database.close());

  it('undoes the write that throws and keeps its neighbours', async () => {
    const results = await Promise.allSettled([
      add(database, 'a'),
      database.write(async (transaction) => {
        await transaction.run(sql`insert into accounts (id, name, created_at) values ('b', 'b', 1)`);
        throw new Error('changed my mind');
      }),
      add(database, 'c'),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await expect(add(database, 'a')).rejects.toThrow();
    expect(await names(database)).toEqual(['a', 'c']);
  });

  it('commits nothing when a statement failed and the write went on all the same', async () => {
    const write = database.write(async (transaction) => {
      await transaction.run(sql`insert into accounts (id, name, created_at) values ('d', 'd', 1)`);
      await transaction.run(sql`insert into accounts (id, name, created_at) values ('d', 'd', 1)`).catch(() => {});
    });
    await expect(write).rejects.toThrow('rolled back');
    expect(await names(database)).not.toContain('d');
  });

  it('answers whole numbers as numbers and refuses those that a number cannot hold', async () => {
    expect(
      await database.one(sql`select cast(${2 ** 40} as bigint) as n, count(*) as c, sum(cast(7 as bigint)) as s`),
    ).toEqual({
      n: 2 ** 40,
      c: 1,
      s: 7,
    });
    await expect(database.one(sql`select cast('9007199254740993' as bigint) as n`)).rejects.toThrow('whole number');
    expect(await names(database)).toContain('a');
  });

  it('tries again what the database undid because two writes waited for each other', async () => {
    await add(database, 'x');
    await add(database, 'y');
    let met = 0;
    let meet = (): void => {};
    const both = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const rename = (first: string, second: string): Promise<number> =>
      database.write(async (transaction) => {
        await transaction.run(sql`update accounts set name = name || '+' where id = ${first}`);
        if (++met === 2) meet();
        await both;
        return transaction.run(sql`update accounts set name = name || '+' where id = ${second}`);
      });
    expect(await Promise.all([rename('x', 'y'), rename('y', 'x')])).toEqual([1, 1]);
    expect(await database.all(sql`select name from accounts where id in ('x', 'y') order by id`)).toEqual([
      { name: 'x++' },
      { name: 'y++' },
    ]);
  });

  it('writes many rows by few statements', async () => {
    const insert = forRows('insert into accounts (id, name, created_at) values', '(?, ?, ?)');
    const rows = Array.from({ length: 101 }, (_, index) => [`many${index}`, 'm', index]);
    const queries = insert(rows);
    expect(queries).toHaveLength(4);
    await database.write((transaction) => Promise.all(queries.map((query) => transaction.run(query))));
    expect(await database.one(sql`select count(*) as n, sum(created_at) as s from accounts where name = 'm'`)).toEqual({
      n: 101,
      s: 5050,
    });
  });

  it('lets nodes that start together prepare the schema once', async () => {
    const server = await import('../../test/postgres.ts').then(({ sharedPostgres }) => sharedPostgres());
    const place = await server.place();
    const nodes = await Promise.all(Array.from({ length: 4 }, () => openPostgres(place, () => {})));
    await Promise.all(nodes.map((node, index) => add(node, `n${index}`)));
    expect(await names(nodes[0] as Database)).toHaveLength(4);
    await Promise.all(nodes.map((node) => node.close()));
  });
});

describe.skipIf(postgresMissing)('postgres, when the server dies', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  it('is there again with all that was acknowledged, and takes up reads and writes by itself', async () => {
    const database = await openPostgres(await server.place(), () => {});
    const kept: string[] = [];
    let running = true;
    const writer = (async () => {
      for (let n = 0; running; n++)
        await add(database, `w${n}`).then(
          () => kept.push(`w${n}`),
          () => {},
        );
    })();
    while (kept.length < 5) await names(database);
    await server.crash();
    const before = kept.length;
    while (kept.length < before + 5) await names(database);
    running = false;
    await writer;
    expect(await names(database)).toEqual(expect.arrayContaining(kept));
    await database.close();
  });
});
