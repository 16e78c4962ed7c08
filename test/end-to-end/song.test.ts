import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { wishesOf } from '../../src/engines/embedded/makers/order.ts';
import { type RunningHouse, startHouse } from '../../src/main.ts';
import { decodeMp3 } from '../../src/studio/codec/decode.ts';
import { measure } from '../../src/studio/mixer/facts.ts';
import { record } from '../../src/studio/studio.ts';

interface TaskReply {
  readonly id: string;
  readonly state: string;
  readonly charged: number;
  readonly warnings: readonly string[];
  readonly clips: readonly { audioUrl: string; imageUrl: string; title: string; durationSeconds: number }[];
}

/** The journey of a stranger: order, wait, download two songs, with the real musician. */
describe('a song, from order to download', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cantiga-song-'));
  let house: RunningHouse;
  const call = async (path: string, body?: unknown): Promise<Response> =>
    fetch(`${house.url}${path}`, {
      headers: { 'x-api-key': house.key.secret },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
  const order = {
    kind: 'song',
    style: 'lofi, 80 bpm, 30 seconds',
    title: 'Stay',
    instrumental: true,
    seed: 11,
  };

  const made = async (): Promise<TaskReply> => {
    const { id } = (await (await call('/v1/tasks', order)).json()) as TaskReply;
    const events = await (await call(`/v1/tasks/${id}/events`)).text();
    const last =
      events
        .trim()
        .split('\n\n')
        .at(-1)
        ?.replace(/^data: /, '') ?? '{}';
    return JSON.parse(last) as TaskReply;
  };
  const bytesAt = async (url: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(url)).arrayBuffer());

  beforeAll(async () => {
    house = await startHouse(
      readConfig({
        CANTIGA_PORT: '0',
        CANTIGA_DATA_DIR: directory,
        CANTIGA_LOG: 'silent',
        CANTIGA_RENDER_THREADS: '2',
      }),
    );
  });
  afterAll(async () => {
    await house.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('gives two different, sound takes with artwork, and the same bytes for the same order and seed', async () => {
    const first = await made();
    expect(first).toMatchObject({ state: 'succeeded', charged: 10 });
    expect(first.clips).toHaveLength(2);
    const songs = await Promise.all(first.clips.map((clip) => bytesAt(clip.audioUrl)));
    for (const [index, song] of songs.entries()) {
      const clip = first.clips[index];
      const { audio, sampleRate } = await decodeMp3(song);
      const facts = measure(audio);
      expect(sampleRate).toBe(44_100);
      expect(Math.abs(facts.seconds - (clip?.durationSeconds ?? 0))).toBeLessThan(0.25);
      expect(facts.loudnessLufs).toBeGreaterThan(-15);
      expect(facts.loudnessLufs).toBeLessThan(-13);
      expect(facts.silentShare).toBeLessThan(0.06);
      const picture = await bytesAt(clip?.imageUrl ?? '');
      expect(Buffer.from(picture.subarray(0, 2)).toString('hex')).toBe('ffd8');
    }
    expect(Buffer.compare(songs[0] as Uint8Array, songs[1] as Uint8Array)).not.toBe(0);

    const again = await record(wishesOf({ ...order, kind: 'song', model: 'v5' }), order.seed, 2);
    expect(Buffer.compare(songs[1] as Uint8Array, again.audio)).toBe(0);
  }, 480_000);
});
