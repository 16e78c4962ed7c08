// What must hold in a database that a killed server left behind. The files are copied first, so that recovery happens
// to the copy and the server finds its own as the kill left them.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';

const resolution = { succeeded: 'settle', failed: 'release', cancelled: 'release' };

/**
 * @param {string} database the file of a server that does not run
 * @param {readonly { key: string, id: string }[]} acknowledged what clients were told
 * @returns what is wrong, each fault in one line under its kind, and how much was looked at
 */
export function checkDatabase(database, acknowledged) {
  const folder = mkdtempSync(join(tmpdir(), 'cantiga-check-'));
  try {
    const copy = join(folder, 'copy.db');
    copyFileSync(database, copy);
    if (existsSync(`${database}-wal`)) copyFileSync(`${database}-wal`, `${copy}-wal`);
    return checkCopy(copy, acknowledged);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkCopy(file, acknowledged) {
  const db = new sqlite.Database(file);
  try {
    db.exec('pragma locking_mode=exclusive; pragma synchronous=off');
    const faults = { lost: [], mismatched: [], money: [], resolutions: [], states: [], work: [], corrupt: [] };

    for (const { integrity_check: said } of db.all('pragma integrity_check'))
      if (said !== 'ok') faults.corrupt.push(String(said));

    const tasks = db.all('select id, state, callback_url from tasks');
    const ids = new Set(tasks.map(({ id }) => id));
    const idOfKey = new Map();
    for (const { idempotency_key: key, task_id: id } of db.all('select * from idempotency')) {
      if (idOfKey.has(key)) faults.mismatched.push(`key ${key} made ${idOfKey.get(key)} and ${id}`);
      idOfKey.set(key, id);
    }
    for (const { key, id } of acknowledged) {
      if (!ids.has(id)) faults.lost.push(`task ${id} was acknowledged and is not there`);
      if (idOfKey.get(key) !== id)
        faults.mismatched.push(`key ${key} was answered ${id}, the database says ${idOfKey.get(key)}`);
    }
    const keyed = new Set(idOfKey.values());
    for (const id of ids) if (!keyed.has(id)) faults.mismatched.push(`task ${id} belongs to no key`);

    for (const row of db.all(`
      select b.account_id, b.available, b.held, b.open_holds,
        coalesce(sum(e.available_change), 0) as available_sum, coalesce(sum(e.held_change), 0) as held_sum,
        coalesce(sum(e.kind = 'hold'), 0) - coalesce(sum(e.kind in ('settle', 'release')), 0) as open_sum
      from balances b left join ledger_entries e on e.account_id = b.account_id group by b.account_id`))
      if (row.available !== row.available_sum || row.held !== row.held_sum || row.open_holds !== row.open_sum)
        faults.money.push(`balance and entries differ: ${JSON.stringify(row)}`);

    const entries = new Map([...ids].map((id) => [id, { holds: 0, resolved: [] }]));
    for (const { task_id: id, kind } of db.all('select task_id, kind from ledger_entries where task_id is not null')) {
      const entry = entries.get(id);
      if (!entry) faults.money.push(`a ${kind} names task ${id}, which is not there`);
      else if (kind === 'hold') entry.holds++;
      else entry.resolved.push(kind);
    }
    const count = (query) => new Map(db.all(query).map(({ id, n }) => [id, n]));
    const jobs = count('select subject as id, count(*) as n from jobs group by subject');
    const deliveries = count('select task_id as id, count(*) as n from deliveries group by task_id');
    for (const { id, state, callback_url: callback } of tasks) {
      const { holds, resolved } = entries.get(id);
      const expected = resolution[state];
      if (holds !== 1 || resolved.length > 1)
        faults.resolutions.push(`task ${id} has ${holds} holds and ${resolved.length} resolutions`);
      if (resolved[0] !== expected) faults.states.push(`task ${id} is ${state}, its hold ${resolved[0] ?? 'open'}`);
      if ((jobs.get(id) ?? 0) !== (expected ? 0 : 1))
        faults.work.push(`task ${id} is ${state} and has ${jobs.get(id) ?? 0} jobs`);
      if ((deliveries.get(id) ?? 0) !== (expected && callback ? 1 : 0))
        faults.work.push(`task ${id} is ${state} and has ${deliveries.get(id) ?? 0} callbacks`);
    }

    const one = (query) => db.get(query).n;
    return {
      faults,
      tasks: tasks.length,
      open: tasks.filter(({ state }) => !resolution[state]).length,
      held: one('select coalesce(sum(held), 0) as n from balances'),
      jobs: one('select count(*) as n from jobs'),
      orphans: db.all("select subject as id from jobs where lane = 'task' and leased_until > 0").map(({ id }) => id),
      undelivered: one(`select count(*) as n from deliveries where state <> 'delivered'`),
      states: Object.fromEntries(count('select state as id, count(*) as n from tasks group by state')),
    };
  } finally {
    db.close();
  }
}
