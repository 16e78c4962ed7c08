// What the power-loss test records: commits through our own database, each acknowledged on stdout once it is done.
// `node writer.mjs <file> <commits> <synchronous>`; the level is ours (`full`) unless the control asks for another.
import { writeSync } from 'node:fs';
import sqlite from 'node-sqlite3-wasm';
import { sql } from '../../dist/database/sql.js';
import { openSqlite } from '../../dist/database/sqlite.js';

const [file, commits, level] = process.argv.slice(2);
const { exec } = sqlite.Database.prototype;
sqlite.Database.prototype.exec = function (text) {
  return exec.call(this, text.replace('synchronous=full', `synchronous=${level}`));
};
const database = openSqlite(file, (error) => {
  throw error;
});
writeSync(1, 'READY\n');
const id = (number) => `task-${String(number).padStart(6, '0')}`;
for (let number = 0; number < Number(commits); number++) {
  await database.write((transaction) =>
    transaction.run(sql`insert into accounts (id, name, created_at) values (${id(number)}, ${'x'.repeat(400)}, 0)`),
  );
  writeSync(1, `ACK ${number}\n`);
}
// No close: it would write the log back, and the last thing that happens here is that the power goes.
process.exit(0);
