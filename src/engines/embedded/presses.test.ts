import { afterEach, describe, expect, it } from 'vitest';
import { openPress, type Press, type Stereo } from '../../studio/studio.ts';
import { type Presses, sharedPresses } from './presses.ts';

const sampleRate = 44_100;
const block = 8_192;

/** A tone of two seconds in blocks, all in the same memory, as stems come. */
function* tone(hertz: number): Generator<Stereo> {
  const left = new Float32Array(block);
  for (let at = 0; at < 2 * sampleRate; at += block) {
    for (let i = 0; i < block; i++) left[i] = 0.3 * Math.sin((2 * Math.PI * hertz * (at + i)) / sampleRate);
    yield { left, right: left };
  }
}

async function pressed(press: Press, hertz: number): Promise<Buffer> {
  for (const stretch of tone(hertz)) await press.add(stretch);
  return Buffer.from(await press.end());
}

describe('presses in a thread beside', () => {
  let presses: Presses;
  afterEach(() => presses.close());

  it('give the same bytes as one here, each its own', { timeout: 60_000 }, async () => {
    presses = sharedPresses();
    const notes = [220, 330, 440, 550];
    const opened = await Promise.all(notes.map(presses.open));
    const made = await Promise.all(opened.map((press, index) => pressed(press, notes[index] ?? 0)));
    for (const [index, hertz] of notes.entries())
      expect(made[index]?.equals(await pressed(await openPress(), hertz))).toBe(true);
  });

  it('say so when their thread has ended', { timeout: 60_000 }, async () => {
    presses = sharedPresses();
    const press = await presses.open();
    await presses.close();
    await expect(pressed(press, 220)).rejects.toThrow('ended unexpectedly');
  });
});
