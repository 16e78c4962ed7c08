import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { steady, unfineIn } from '../load/traffic.ts';
import { atMost, count, type Figure, type Part, quantile, told } from '../part.ts';
import { apiKey, megabytes, startServer } from '../server.ts';
import { at, openWire, type Wire } from '../wire.ts';

const samplesInAll = 120;
const pollsPerSecond = 50;
const underWay = 2;
const styles = ['folk', 'techno', 'jazz', 'hip hop', 'rock', 'ambient', 'bossa nova', 'metal'];
/** Words that have been analysed are kept, up to a limit: every song sings others. */
const lyrics = (number: number): string =>
  `[Verse]\nWe counted ${number} lanterns by the river\nand ${number + 1} more`;

interface Kept {
  readonly ids: string[];
  made: number;
  readonly failed: string[];
}

/** Orders one short song after the other, half of them sung, until `ended` says so. */
async function orderSongs(wire: Wire, first: number, kept: Kept, ended: () => boolean): Promise<void> {
  for (let number = first; !ended(); number += underWay) {
    const words = number % 4 < 2 ? { instrumental: true } : { lyrics: lyrics(number) };
    const body = { kind: 'song', prompt: `${styles[number % styles.length]}, 20 seconds`, ...words };
    const { text } = await wire.ask({ method: 'POST', path: '/v1/tasks', body });
    const id = String(at(JSON.parse(text), 'id'));
    kept.ids.push(id);
    for (let state = ''; !ended() && state !== 'succeeded'; ) {
      await sleep(200);
      const task: unknown = JSON.parse((await wire.ask({ method: 'GET', path: `/v1/tasks/${id}` })).text);
      state = String(at(task, 'state'));
      if (state === 'succeeded') kept.made++;
      if (state !== 'failed') continue;
      kept.failed.push(JSON.stringify(at(task, 'failure')));
      break;
    }
  }
}

/** What a quantity was in the second quarter of the time, when all is warm, and in the last. */
const quarters = (values: readonly number[]): readonly [number, number] => {
  const quarter = Math.floor(values.length / 4);
  return [quantile(values.slice(quarter, 2 * quarter), 0.5), quantile(values.slice(-quarter), 0.5)];
};

export const part: Part = {
  promise: 'a server that makes songs and answers for half an hour grows in nothing',
  options: { seconds: 1_800 },
  short: { seconds: 6 },
  run: async ({ seconds = 6 }, say) => {
    const folder = mkdtempSync(join(tmpdir(), 'cantiga-soak-'));
    const server = await startServer(folder, {
      CANTIGA_ENGINES: 'embedded',
      CANTIGA_LOG: 'silent',
      CANTIGA_RENDER_THREADS: '1',
    });
    const wire = openWire(server.url, apiKey, 16);
    const kept: Kept = { ids: [], made: 0, failed: [] };
    const memory: number[] = [];
    const handles: number[] = [];
    let over = false;
    const sample = async (): Promise<void> => {
      for (let number = 1; !over; number++) {
        await sleep((seconds * 1_000) / samplesInAll);
        memory.push(megabytes(server.pid));
        handles.push(readdirSync(`/proc/${server.pid}/fd`).length);
        if (number % 10 === 0) say(`${kept.made} songs made, ${memory.at(-1)?.toFixed(0)} MB`);
      }
    };
    try {
      const songs = Array.from({ length: underWay }, (_, first) => orderSongs(wire, first, kept, () => over));
      while (kept.ids.length === 0) await sleep(10);
      const sampling = sample();
      const seen = await steady(wire, kept.ids, {
        perSecond: pollsPerSecond,
        seconds,
        perOrder: Number.POSITIVE_INFINITY,
      });
      over = true;
      await Promise.all([sampling, ...songs]);
      const [early, late] = quarters(memory);
      const [fewer, more] = quarters(handles);
      // A few seconds are the start and nothing else.
      const growth: Figure[] =
        seconds < 300
          ? []
          : [
              atMost('more memory in the last quarter than in the second', late - early, 0.05 * early, 'MB'),
              atMost('more open files and connections', more - fewer, 4),
            ];
      return [
        told('songs of two takes made', kept.made),
        count('songs that failed', kept.failed),
        told('polls', seen.polls.length),
        count('polls that were no success', unfineIn(seen)),
        told('memory in the second quarter and in the last', `${early.toFixed(0)} and ${late.toFixed(0)} MB`),
        ...growth,
      ];
    } finally {
      over = true;
      await wire.close();
      await server.end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
