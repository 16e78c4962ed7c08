import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFfmpeg, readConfig } from '../../config.ts';
import { formatOf } from '../../studio/studio.ts';
import { createOpener } from './opener.ts';

const ffmpeg = findFfmpeg(readConfig());
const signal = (): AbortSignal => new AbortController().signal;
const fixture = new Uint8Array(readFileSync(new URL('../../studio/codec/fixtures/tone.m4a', import.meta.url)));
/** Programs start slowly where a machine has other work. */
const slow = 180_000;

/** A tone of two seconds, as ffmpeg writes it: an M4A into a file, so that its index stands at the end. */
function encoded(name: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'cantiga-opener-'));
  try {
    const file = join(folder, name);
    const source = ['-v', 'error', '-f', 'lavfi', '-i', 'sine=440:d=2:r=44100', '-c:a', 'aac', '-bitexact', file];
    expect(spawnSync(ffmpeg ?? '', source).stderr.toString()).toBe('');
    return new Uint8Array(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the opener of recordings', () => {
  it('leaves alone what the studio reads, what is no audio, and M4A where there is no ffmpeg', async () => {
    const wav = new TextEncoder().encode('RIFF    WAVE');
    const text = new TextEncoder().encode('hello');
    expect(await createOpener('/bin/false')(wav, signal())).toBe(wav);
    expect(await createOpener('/bin/false')(text, signal())).toBe(text);
    expect(await createOpener(undefined)(fixture, signal())).toBe(fixture);
  });

  it('refuses in words what the program cannot read', async () => {
    await expect(createOpener('/bin/false')(fixture, signal())).rejects.toMatchObject({
      failure: { code: 'invalid_request', message: expect.stringMatching(/M4A.*cannot be read. Send WAV/) },
    });
  });

  describe.skipIf(ffmpeg === undefined)('with ffmpeg on the PATH', () => {
    const open = createOpener(ffmpeg);

    it(
      'opens M4A with its index at the end, and bare AAC',
      async () => {
        for (const name of ['tone.m4a', 'tone.aac']) {
          const wav = Buffer.from(await open(encoded(name), signal()));
          expect(formatOf(wav)).toBe('wav');
          expect([wav.readUInt32LE(24), wav.readUInt16LE(22)]).toEqual([44_100, 2]);
          const samples = new Int16Array(wav.length / 2 - 22).map((_, i) => wav.readInt16LE(44 + 2 * i));
          expect(Math.abs(samples.length / 2 / 44_100 - 2)).toBeLessThan(0.1);
          // A tone of 440 Hz crosses nothing 880 times a second.
          const left = samples.filter((_, i) => i % 2 === 0).subarray(22_050, 66_150);
          const crossings = left.filter((x, i) => i > 0 && x >= 0 !== (left[i - 1] ?? 0) >= 0).length;
          expect(Math.abs(crossings - 880)).toBeLessThan(4);
        }
      },
      slow,
    );

    it(
      'refuses what is cut off or names other files, and ends with its task',
      async () => {
        const playlist = new TextEncoder().encode('\0\0\0\u0018ftypM4A #EXTM3U\nfile:///etc/passwd\n');
        for (const bytes of [fixture.subarray(0, 200), playlist])
          await expect(open(bytes, signal())).rejects.toMatchObject({ failure: { code: 'invalid_request' } });
        const cancelled = new AbortController();
        const opened = open(fixture, cancelled.signal);
        cancelled.abort();
        await expect(opened).rejects.toThrow();
      },
      slow,
    );
  });
});
