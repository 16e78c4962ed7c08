import { parentPort } from 'node:worker_threads';
import type { Words } from '../../studio/studio.ts';
import { adopt, inspectMp3, record, rework, Unworkable, writeLyrics } from '../../studio/studio.ts';
import type { Answer, Request } from './messages.ts';

/** Progress finer than this is not worth a message. */
const step = 0.02;

async function answer(request: Request, tell: (answer: Answer) => void): Promise<Answer> {
  switch (request.ask) {
    case 'record':
    case 'rework': {
      let shown = 0;
      const onProgress = (fraction: number): void => {
        if (fraction - shown < step) return;
        shown = fraction;
        tell({ say: 'progress', fraction });
      };
      const onComposed = (words: Words): void => tell({ say: 'composed', words });
      const { seed, take } = request;
      const recording =
        request.ask === 'record'
          ? await record(request.wishes, seed, take, onProgress, onComposed, request.persona)
          : await rework(request.work, seed, take, onProgress, onComposed);
      return { say: 'recorded', recording };
    }
    case 'write':
      return { say: 'written', ...writeLyrics({ prompt: request.prompt }, request.seed) };
    case 'adopt':
      return { say: 'adopted', adopted: await adopt(request.found) };
    case 'inspect':
      return { say: 'inspected', fault: await inspectMp3(request.audio, request.durationSeconds) };
  }
}

const port = parentPort;
if (!port) throw new Error('studio.worker is started by the pool, as a thread');
port.on('message', async (request: Request) => {
  const tell = (message: Answer): void => port.postMessage(message);
  try {
    tell(await answer(request, tell));
  } catch (error) {
    const refused = error instanceof Unworkable;
    tell({ say: 'failed', reason: error instanceof Error ? error.message : String(error), refused });
  }
});
