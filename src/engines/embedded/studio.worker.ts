import { availableParallelism } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Words } from '../../studio/studio.ts';
import {
  adopt,
  boostStyle,
  inspectMp3,
  NoProduct,
  prepare,
  produce,
  record,
  rework,
  takeUpload,
  Unreadable,
  Unworkable,
  writeLyrics,
} from '../../studio/studio.ts';
import { NoEncoder } from './film/encoder.ts';
import { shoot } from './film/shoot.ts';
import type { Answer, Request } from './messages.ts';
import { ownPresses, sharedPresses } from './presses.ts';
import { stepBack } from './priority.ts';

/** Progress finer than this is not worth a message. */
const step = 0.02;

function progressTo(tell: (answer: Answer) => void): (fraction: number) => void {
  let shown = 0;
  return (fraction) => {
    if (fraction - shown < step) return;
    shown = fraction;
    tell({ say: 'progress', fraction });
  };
}

/** What the caller's own material does not allow is an answer, and no failure of the thread. */
async function orRefusal<Made extends object>(make: () => Promise<Made>): Promise<Made | { readonly refusal: string }> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof Unreadable || error instanceof NoProduct) return { refusal: error.message };
    throw error;
  }
}

type Tell = (answer: Answer, given?: readonly ArrayBuffer[]) => void;

/** Pieces of a take's MP3 go to the other side without being copied, and are not here any more. */
function audioTo(tell: Tell): (piece: Uint8Array | undefined) => void {
  return (piece) => {
    if (piece === undefined) return tell({ say: 'audio' });
    const own = piece.byteLength === piece.buffer.byteLength ? piece : new Uint8Array(piece);
    tell({ say: 'audio', piece: own }, [own.buffer as ArrayBuffer]);
  };
}

async function answer(request: Request, tell: Tell): Promise<Answer> {
  switch (request.ask) {
    case 'prepare':
      prepare();
      return { say: 'prepared' };
    case 'record':
    case 'rework': {
      const hear = {
        onProgress: progressTo(tell),
        onComposed: (words: Words): void => tell({ say: 'composed', words }),
        onAudio: audioTo(tell),
      };
      const { seed, take } = request;
      const recording =
        request.ask === 'record'
          ? await record(request.wishes, seed, take, hear, request.persona)
          : await rework(request.work, seed, take, hear);
      return { say: 'recorded', recording };
    }
    case 'write':
      return { say: 'written', ...writeLyrics({ prompt: request.prompt }, request.seed) };
    case 'hear':
      return {
        say: 'heard',
        ...(await orRefusal(async () => ({
          uploaded: await takeUpload(request.audio, request.title, request.seed, progressTo(tell)),
        }))),
      };
    case 'produce': {
      const { wish, clip } = request;
      const presses = wish.product === 'stems' && availableParallelism() > 1 ? sharedPresses() : ownPresses;
      try {
        const make = async () => ({ products: await produce(wish, clip, progressTo(tell), presses.open) });
        return { say: 'produced', ...(await orRefusal(make)) };
      } finally {
        await presses.close();
      }
    }
    case 'film': {
      const { wish, encoder, folder } = request;
      try {
        return { say: 'filmed', film: await shoot(wish, encoder, folder, progressTo(tell)) };
      } catch (error) {
        if (error instanceof NoEncoder) return { say: 'filmed', missing: error.message };
        throw error;
      }
    }
    case 'boost':
      return { say: 'boosted', style: boostStyle(request.style) };
    case 'adopt':
      return { say: 'adopted', adopted: await adopt(request.found) };
    case 'inspect':
      return { say: 'inspected', fault: await inspectMp3(request.audio, request.durationSeconds) };
  }
}

const port = parentPort;
if (!port) throw new Error('studio.worker is started by the pool, as a thread');
stepBack(typeof workerData === 'number' ? workerData : undefined);
port.on('message', async (request: Request) => {
  const tell: Tell = (message, given = []) => port.postMessage(message, given);
  try {
    tell(await answer(request, tell));
  } catch (error) {
    const refused = error instanceof Unworkable;
    tell({ say: 'failed', reason: error instanceof Error ? error.message : String(error), refused });
  }
});
