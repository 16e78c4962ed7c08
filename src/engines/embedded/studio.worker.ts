import { parentPort } from 'node:worker_threads';
import { adopt, inspectMp3, record, writeLyrics } from '../../studio/studio.ts';
import type { Answer, Request } from './messages.ts';

/** Progress finer than this is not worth a message. */
const step = 0.02;

async function answer(request: Request, tell: (answer: Answer) => void): Promise<Answer> {
  switch (request.ask) {
    case 'record': {
      let shown = 0;
      const onProgress = (fraction: number): void => {
        if (fraction - shown < step) return;
        shown = fraction;
        tell({ say: 'progress', fraction });
      };
      const recording = await record(request.wishes, request.seed, request.take, onProgress, (words) =>
        tell({ say: 'composed', words }),
      );
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
    tell({ say: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});
