// The control of the crash test: a server that answers before its commits are on disk. Only one commit in
// two hundred is a real one, so that a kill loses what was acknowledged since; the crash test must notice.
import sqlite from 'node-sqlite3-wasm';
import { main } from '../../dist/cli/cantiga.js';

const commitsPerReal = 200;
const { prepare } = sqlite.Database.prototype;
const nothing = { changes: 0, lastInsertRowId: 0 };
let commits = 0;
sqlite.Database.prototype.prepare = function (text) {
  const statement = prepare.call(this, text);
  const run = statement.run.bind(statement);
  if (text === 'commit') statement.run = () => (++commits % commitsPerReal === 0 ? run() : nothing);
  if (text === 'begin immediate') statement.run = () => (this.inTransaction ? nothing : run());
  return statement;
};
await main(['serve']);
