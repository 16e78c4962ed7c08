import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sqlite from 'node-sqlite3-wasm';
import { atLeast, count, type Part, randomFrom, told } from '../part.ts';
import { crashImage, type Happening, readTrace } from '../power/replay.ts';

const writer = fileURLToPath(new URL('../power/writer.mjs', import.meta.url));

function record(folder: string, commits: number, level: string): readonly Happening[] {
  const base = join(folder, `${level}.db`);
  const trace = join(folder, `${level}.trace`);
  const calls = 'trace=pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat';
  // The database's calls are made by the main thread, so no other is followed.
  const done = spawnSync(
    'strace',
    ['-y', '-xx', '-s', '300000', '-e', calls, '-o', trace, process.execPath, writer, base, String(commits), level],
    { encoding: 'utf8' },
  );
  if (done.status !== 0) throw new Error(`strace ended with ${done.status}: ${done.stderr?.slice(-300) ?? done.error}`);
  return readTrace(trace, base);
}

interface Verdict {
  readonly lost: string[];
  readonly corrupt: string[];
}

/** Opens a crash image and compares what is there with what had been acknowledged. */
function judge(folder: string, happenings: readonly Happening[], random: () => number, verdict: Verdict): void {
  const first = happenings.findIndex(({ kind }) => kind === 'ack');
  const cut = first + Math.floor(random() * (happenings.length - first + 1));
  const { files, acknowledged } = crashImage(happenings, cut, random);
  const place = join(folder, 'image');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  let database = '';
  for (const [file, bytes] of files) {
    if (file.endsWith('.pid')) continue;
    writeFileSync(join(place, basename(file)), bytes);
    if (file.endsWith('.db')) database = join(place, basename(file));
  }
  const where = `power lost after ${cut} of ${happenings.length} calls, ${acknowledged} acknowledged`;
  if (database === '') return void verdict.lost.push(`${where}: no database`);
  let db: InstanceType<typeof sqlite.Database> | undefined;
  try {
    db = new sqlite.Database(database);
    db.exec('pragma locking_mode=exclusive; pragma synchronous=off');
    const said = db.get('pragma integrity_check')?.integrity_check;
    if (said !== 'ok') verdict.corrupt.push(`${where}: ${String(said).slice(0, 100)}`);
    const there = Number(db.get('select count(*) as n from accounts')?.n);
    if (there < acknowledged) verdict.lost.push(`${where}: ${there} are there`);
  } catch (error) {
    verdict.corrupt.push(`${where}: ${String(error)}`);
  } finally {
    db?.close();
  }
}

export const part: Part = {
  promise: 'what was acknowledged survives the loss of power',
  options: { images: 10_000, commits: 300, control: 1_000, seed: 1 },
  short: { images: 6, commits: 10, control: 4, seed: 1 },
  run: async ({ images = 0, commits = 0, control = 0, seed = 1 }, say) => {
    if (spawnSync('strace', ['-V']).status !== 0)
      return [told('not looked at', 'strace is not installed: apt-get install strace')];
    const folder = mkdtempSync(join(tmpdir(), 'cantiga-power-'));
    const random = randomFrom(seed);
    try {
      const verdicts = { full: { lost: [], corrupt: [] } as Verdict, normal: { lost: [], corrupt: [] } as Verdict };
      const calls: number[] = [];
      for (const [level, number] of [
        ['full', images],
        ['normal', control],
      ] as const) {
        const happenings = record(folder, commits, level);
        const acks = happenings.filter(({ kind }) => kind === 'ack').length;
        if (acks !== commits) throw new Error(`${acks} of ${commits} commits were acknowledged`);
        calls.push(happenings.length);
        say(`synchronous=${level}: ${happenings.length} calls recorded`);
        for (let i = 1; i <= number; i++) {
          judge(folder, happenings, random, verdicts[level]);
          if (i % 1_000 === 0) say(`${i} images`);
        }
      }
      return [
        told('crash images', images),
        count('images in which an acknowledged commit is lost', verdicts.full.lost),
        count('images that are damaged', verdicts.full.corrupt),
        atLeast(
          `of ${control} images of the control (synchronous=NORMAL), those that lost commits or the whole schema`,
          verdicts.normal.lost.length + verdicts.normal.corrupt.length,
          1,
        ),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
