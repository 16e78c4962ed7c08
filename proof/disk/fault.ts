import fs from 'node:fs';

type Call = 'writeSync' | 'fsyncSync';

/** A file layer that fails where it is told to; SQLite's binding calls it for every write and every fsync. */
export function faultyFiles() {
  const real = { writeSync: fs.writeSync, fsyncSync: fs.fsyncSync };
  const calls = { writeSync: 0, fsyncSync: 0 };
  let rule: { call: Call; from: number; to: number; code: string } | undefined;
  const judge = (call: Call): void => {
    const number = calls[call]++;
    if (!rule || rule.call !== call || number < rule.from || number > rule.to) return;
    throw Object.assign(new Error(`${rule.code}: injected`), { code: rule.code });
  };
  fs.writeSync = ((...args: Parameters<typeof real.writeSync>) => {
    judge('writeSync');
    return real.writeSync(...args);
  }) as typeof fs.writeSync;
  fs.fsyncSync = (fd) => {
    judge('fsyncSync');
    real.fsyncSync(fd);
  };
  return {
    calls: () => ({ ...calls }),
    /** Calls number `from` to `to`, counted from now, fail. */
    fail: (call: Call, code: string, from: number, to: number) => {
      calls[call] = 0;
      rule = { call, code, from, to };
    },
    mend: () => {
      rule = undefined;
    },
    restore: () => {
      Object.assign(fs, real);
    },
  };
}
