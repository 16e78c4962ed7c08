import { expect, it } from 'vitest';
import { adopt } from './adopt.ts';
import { inspectMp3 } from './codec/inspect.ts';
import { encodeMp3 } from './codec/mp3.ts';
import { encodeWav } from './codec/wav.ts';

const sampleRate = 44_100;
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
const tone = (seconds: number) => {
  const left = Float32Array.from(
    { length: seconds * sampleRate },
    (_, i) => 0.4 * Math.sin((Math.PI * 880 * i) / sampleRate),
  );
  return { left, right: left };
};
const found = { title: 'Rain', tags: 'folk', seed: 7 };

it('keeps an MP3 and a JPEG as they came, and measures the sound as the inspection does', async () => {
  const mp3 = await encodeMp3(tone(2), sampleRate, 96);
  const adopted = await adopt({ ...found, audio: mp3, artwork: jpeg });
  expect([adopted.audio, adopted.artwork]).toEqual([mp3, jpeg]);
  expect(Math.abs(adopted.durationSeconds - 2)).toBeLessThan(0.1);
  expect(await inspectMp3(adopted.audio, adopted.durationSeconds)).toBeUndefined();
});

it('makes an MP3 of a WAV, and paints a picture where what came is none', async () => {
  const wav = encodeWav(tone(6), sampleRate);
  const adopted = await adopt({ ...found, audio: wav, artwork: Buffer.from('<html>') });
  expect(await inspectMp3(adopted.audio, adopted.durationSeconds)).toBeUndefined();
  expect([...adopted.artwork.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
});

it('refuses what is no sound', async () => {
  await expect(adopt({ ...found, audio: Buffer.from('<html>Forbidden</html>') })).rejects.toThrow('not audio');
  await expect(adopt({ ...found, audio: Buffer.from('ID3 and nothing else') })).rejects.toThrow();
});
