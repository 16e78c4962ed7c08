import { parentPort } from 'node:worker_threads';
import { openPress, type Press } from '../../studio/studio.ts';
import type { PressAnswer, PressRequest } from './presses.ts';

const port = parentPort;
if (!port) throw new Error('press.worker is started by a render thread, as a thread');
const presses = new Map<number, Promise<Press>>();

async function answer({ press: number, stretch }: PressRequest): Promise<PressAnswer> {
  const opened = presses.get(number) ?? openPress();
  presses.set(number, opened);
  const press = await opened;
  if (stretch) {
    await press.add(stretch);
    return { press: number };
  }
  presses.delete(number);
  return { press: number, mp3: await press.end() };
}

port.on('message', async (request: PressRequest) => {
  const said = await answer(request);
  port.postMessage(said, said.mp3 ? [said.mp3.buffer as ArrayBuffer] : []);
});
