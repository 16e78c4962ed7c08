// What a client needs of the package sqlite3, whose own binary is fetched from GitHub by an install script: the calls
// with callbacks, over the WebAssembly SQLite of this project. CANTIGA_ROOT says where that is.
const { createRequire } = require('node:module');
const { join } = require('node:path');

const { Database: Wasm } = createRequire(join(process.env.CANTIGA_ROOT ?? '', 'package.json'))('node-sqlite3-wasm');

class Database {
  constructor(path) {
    this.file = new Wasm(path);
  }
  serialize(work) {
    work();
  }
  #call(work, values, done) {
    const told = typeof values === 'function' ? values : (done ?? (() => {}));
    let answer;
    let fault = null;
    try {
      answer = work(typeof values === 'function' ? [] : (values ?? []));
    } catch (error) {
      fault = error;
    }
    setImmediate(() => told(fault, answer));
    return this;
  }
  run(sql, values, done) {
    return this.#call((bound) => void this.file.run(sql, bound), values, done);
  }
  get(sql, values, done) {
    return this.#call((bound) => this.file.get(sql, bound) ?? undefined, values, done);
  }
  all(sql, values, done) {
    return this.#call((bound) => this.file.all(sql, bound), values, done);
  }
  close(done) {
    return this.#call(() => this.file.close(), [], done);
  }
}

module.exports = { Database, verbose: () => module.exports };
