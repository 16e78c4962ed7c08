import { Worker } from 'node:worker_threads';
import { type OpenPress, openPress, type Press, type Stereo } from '../../studio/studio.ts';
import { threadProgram } from './threads.ts';

/** Without a stretch, the press is to end. */
export interface PressRequest {
  readonly press: number;
  readonly stretch?: Stereo;
}

/** In the order of the requests to each press. */
export interface PressAnswer {
  readonly press: number;
  readonly mp3?: Uint8Array;
}

export interface Presses {
  readonly open: OpenPress;
  close(): Promise<void>;
}

/** Stretches of each press that may lie between the threads. */
const mostBetween = 4;

/** For a machine that has no core to spare. */
export const ownPresses: Presses = { open: openPress, close: async () => {} };

/**
 * Presses of which two of three work in a thread beside this one. Of stems, encoding costs more than playing: two of a
 * song of three minutes take 11 s of a processor to encode and 8 to play, twelve some 32 and 14.
 */
export function sharedPresses(): Presses {
  const worker = new Worker(threadProgram('press'), { execArgv: [] });
  const waiting = new Map<number, ((answer: PressAnswer) => void)[]>();
  const lost = new Promise<never>((_, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that encodes ended unexpectedly')));
  });
  // Who waits for an answer hears of it.
  lost.catch(() => {});
  worker.on('message', (answer: PressAnswer) => waiting.get(answer.press)?.shift()?.(answer));

  const ask = (request: PressRequest, given: readonly ArrayBuffer[]): Promise<PressAnswer> => {
    const answered = new Promise<PressAnswer>((resolve) => waiting.get(request.press)?.push(resolve));
    worker.postMessage(request, given);
    return Promise.race([answered, lost]);
  };

  const openBeside = (press: number): Press => {
    waiting.set(press, []);
    const between: Promise<PressAnswer>[] = [];
    return {
      add: async ({ left, right }) => {
        const stretch = { left: left.slice(), right: right.slice() };
        const taken = ask({ press, stretch }, [stretch.left.buffer, stretch.right.buffer]);
        taken.catch(() => {});
        between.push(taken);
        if (between.length > mostBetween) await between.shift();
      },
      end: async () => {
        await Promise.all(between);
        const { mp3 } = await ask({ press }, []);
        if (!mp3) throw new Error('the thread that encodes has no MP3');
        return mp3;
      },
    };
  };

  let opened = 0;
  return {
    open: async () => {
      const number = opened++;
      return number % 3 === 2 ? openPress() : openBeside(number);
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
