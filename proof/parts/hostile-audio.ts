import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { damagedFiles, type HostileFile, knownFiles } from '../hostile-audio/files.ts';
import { atMost, count, type Part, told } from '../part.ts';

const program = fileURLToPath(new URL('../hostile-audio/decoder.mjs', import.meta.url));
/** Of a processor: what a busy machine adds is no fault of the reader. */
const longestMs = 10_000;
/** After so long it is ended, busy machine or not. */
const endedAfterMs = 90_000;

type End =
  | { readonly end: 'ready' }
  | ({ readonly ms: number; readonly megabytes: number } & (
      | { readonly end: 'read'; readonly seconds: number }
      | { readonly end: 'refused' | 'broken'; readonly said: string }
    ));

async function start(): Promise<ChildProcess> {
  const child = fork(program, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--expose-gc'],
  });
  await once(child, 'message');
  return child;
}

/** What came of a file; a decoder that says nothing, or dies, is told as such. */
async function endOf(child: ChildProcess, bytes: Uint8Array): Promise<End | 'hung' | 'died'> {
  const over = new AbortController();
  const limit = setTimeout(() => over.abort(), endedAfterMs);
  const { signal } = over;
  child.send(bytes);
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([end]) => end as End),
      once(child, 'exit', { signal }).then(() => 'died' as const),
    ]);
  } catch {
    return 'hung';
  } finally {
    clearTimeout(limit);
    over.abort();
  }
}

export const part: Part = {
  promise: 'no recording harms the reader: each is read or refused in words, in time and within the fence',
  options: { mutated: 1_000, seed: 1 },
  short: { mutated: 30, seed: 1 },
  run: async ({ mutated = 0, seed = 1 }, say) => {
    const wrong: string[] = [];
    const hung: string[] = [];
    const unsaid: string[] = [];
    const seen = { files: 0, read: 0, megabytes: 0, ms: 0 };
    let child = await start();
    const look = async ({ name, bytes, mayBeRead }: HostileFile): Promise<void> => {
      seen.files++;
      const end = await endOf(child, bytes);
      if (end === 'hung' || end === 'died') {
        (end === 'hung' ? hung : wrong).push(name);
        child.kill('SIGKILL');
        child = await start();
        return;
      }
      if (end.end === 'ready') return;
      seen.megabytes = Math.max(seen.megabytes, end.megabytes);
      seen.ms = Math.max(seen.ms, end.ms);
      if (end.ms > longestMs) hung.push(`${name}: ${Math.round(end.ms)} ms`);
      if (end.end === 'broken') wrong.push(`${name}: ${end.said}`);
      if (end.end === 'read') seen.read++;
      if (end.end === 'read' && !mayBeRead) wrong.push(`${name}: was read`);
      // A sentence with what to do, and no more of the file than its format.
      if (end.end === 'refused' && !/^[^\n]{10,120}(Send|Export)[^\n]{2,80}$/.test(end.said))
        unsaid.push(`${name}: ${end.said}`);
    };
    try {
      for (const file of knownFiles()) await look(file);
      say(`${seen.files} known files`);
      for (const file of damagedFiles(mutated, seed)) {
        await look(file);
        if (seen.files % 250 === 0) say(`${seen.files} files`);
      }
    } finally {
      child.kill('SIGKILL');
    }
    return [
      told('files', seen.files),
      told('of these read all the same', seen.read),
      count('errors that are no refusal, decoders that died, hostile files that were read', wrong),
      count('files that took more than ten seconds of a processor', hung),
      count('refusals that do not say what to do', unsaid),
      told('longest, of a processor', seen.ms, 'ms'),
      atMost('most memory of the process', seen.megabytes, 400, 'MB'),
    ];
  },
};
