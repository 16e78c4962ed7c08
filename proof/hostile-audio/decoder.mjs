// Reads what it is sent, as uploads are read, and tells how that ended, the processor time that it took and the most
// memory that was held. It is ended by whoever started it when it takes too long.
import { readFileSync } from 'node:fs';
import { readAudio } from '../../dist/studio/codec/read.js';
import { Unreadable } from '../../dist/studio/codec/unreadable.js';

/** Its high-water mark, of Linux. `maxRSS` would not do: it begins with what the parent held when it forked. */
const mostMegabytes = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;

const endOf = async (bytes) => {
  try {
    const { audio } = await readAudio(new Uint8Array(bytes));
    return { end: 'read', seconds: audio.left.length / 44_100 };
  } catch (error) {
    if (error instanceof Unreadable) return { end: 'refused', said: error.message };
    return { end: 'broken', said: String(error?.stack ?? error) };
  }
};

process.on('message', async (bytes) => {
  // What the file before left behind is not this one's.
  globalThis.gc();
  const before = process.cpuUsage();
  const end = await endOf(bytes);
  const { user, system } = process.cpuUsage(before);
  process.send({ ...end, ms: (user + system) / 1000, megabytes: mostMegabytes() });
});
process.send({ end: 'ready' });
