import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { Failed, failure } from '../../catalogue/failures.ts';
import { acceptedFormats, formatOf } from '../../studio/studio.ts';
import { QUIET, watch } from './ffmpeg.ts';
import { ofFilms } from './priority.ts';

/** Makes audio of forms that the studio does not read into one that it does; other bytes come back as they are. */
export type Opener = (audio: Uint8Array, signal: AbortSignal) => Promise<Uint8Array>;

/** The forms that ffmpeg is asked for, by its demuxers: nothing else is tried. */
const DEMUXERS: Readonly<Record<string, string>> = { 'M4A (AAC)': 'mov', AAC: 'aac' };

const SECONDS = 481;
const RATE = 44_100;
/** Two channels of 16 bits, and a header. */
const MOST_BYTES = SECONDS * RATE * 4 + 4096;
const LONGEST_MS = 120_000;

/**
 * A gibibyte of memory, two minutes of a processor, 64 MiB of file for what it has to read twice. Where a system does
 * not know a limit, the others hold.
 */
const FENCE = 'ulimit -v 1048576; ulimit -t 120; ulimit -f 131072; exec "$0" "$@"';

const damaged = (form: string): Failed =>
  new Failed(failure('invalid_request', `The ${form} audio cannot be read. Send ${acceptedFormats}`));

async function decode(command: string, form: string, audio: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
  const child = spawn(
    '/bin/sh',
    [
      ...['-c', FENCE, command, ...QUIET],
      // An M4A may have its index at its end: it comes by a pipe, and is kept to be read again.
      ...['-protocol_whitelist', 'cache,pipe', '-threads', '1', '-f', DEMUXERS[form] ?? '', '-i', 'cache:pipe:0'],
      ...['-map', '0:a:0', '-map_metadata', '-1', '-t', String(SECONDS), '-ac', '2', '-ar', String(RATE)],
      ...['-c:a', 'pcm_s16le', '-bitexact', '-f', 'wav', 'pipe:1'],
    ],
    // No environment: what it is given are bytes of a stranger.
    { stdio: ['pipe', 'pipe', 'pipe'], env: {}, cwd: '/', signal, timeout: LONGEST_MS, killSignal: 'SIGKILL' },
  );
  const { ended } = watch(child);
  try {
    if (child.pid !== undefined) setPriority(child.pid, ofFilms);
  } catch {
    // It has ended, or competes as an equal.
  }
  const pieces: Buffer[] = [];
  let length = 0;
  child.stdout.on('data', (piece: Buffer) => {
    length += piece.length;
    if (length > MOST_BYTES) child.kill('SIGKILL');
    else pieces.push(piece);
  });
  child.stdin.end(audio);
  const code = await ended;
  if (code !== 0 || length > MOST_BYTES) throw damaged(form);
  return Buffer.concat(pieces, length);
}

/**
 * Opens M4A and AAC with ffmpeg, one at a time, in a process of its own with bounds.
 *
 * @param command an absolute path; undefined where ffmpeg is not installed
 */
export function createOpener(command: string | undefined): Opener {
  let before: Promise<unknown> = Promise.resolve();
  return (audio, signal) => {
    const form = formatOf(audio);
    if (command === undefined || form === undefined || !Object.hasOwn(DEMUXERS, form)) return Promise.resolve(audio);
    const own = before.then(() => decode(command, form, audio, signal));
    before = own.catch(() => {});
    return own;
  };
}
