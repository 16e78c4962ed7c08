import type { ChildProcess } from 'node:child_process';

/** How every ffmpeg is started: it says nothing but errors. */
export const QUIET = ['-hide_banner', '-nostats', '-loglevel', 'error'] as const;

/** What ffmpeg said last is what went wrong. */
const lastWords = 400;

interface Watched {
  /** Its exit code; rejects where it cannot be started. */
  readonly ended: Promise<number | null>;
  words(): string;
}

/** Listens to the errors and to the end of an ffmpeg; what it does not read is told by its end. */
export function watch(child: ChildProcess): Watched {
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    words = (words + part).slice(-lastWords);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  child.stdin?.on('error', () => {});
  ended.catch(() => {});
  return { ended, words: () => words.trim() };
}
