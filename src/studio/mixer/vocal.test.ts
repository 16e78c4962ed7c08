import { describe, expect, it } from 'vitest';
import { highPass, lowPass } from '../biquad.ts';
import { random } from '../random.ts';
import type { Note, Score } from '../score/score.ts';
import { singingOf } from '../singer/stem.ts';
import { voices } from '../singer/voices.ts';
import { readLine } from '../words/sung.ts';
import { measureVoice, VocalStrip } from './vocal.ts';

const RATE = 44_100;
const BEAT_SECONDS = 60 / 97;
const LINES = [0, 1, 2, 3, 4, 5];
const BEATS_BETWEEN = 5;
const FRAMES = Math.ceil((LINES.length * BEATS_BETWEEN + 4) * BEAT_SECONDS * RATE);

const note = (startBeat: number, pitch: number): readonly Note[] => [
  { startBeat, lengthBeats: 0.95, pitch, velocity: 0.7 },
];
const score: Score = {
  title: 't',
  style: 'pop',
  tempoBpm: 97,
  beatsPerBar: 4,
  tonic: 0,
  mode: 'major',
  lengthBeats: LINES.length * BEATS_BETWEEN + 4,
  sections: [],
  chords: [],
  parts: [],
  vocal: {
    singers: [voices.tenor],
    lines: LINES.map((at) => ({
      line: readLine('hold me now', 'en'),
      section: 'verse',
      singer: 0,
      speech: 'sung',
      notes: [55, 57, 59].map((pitch, index) => note(2 + at * BEATS_BETWEEN + index, pitch)),
      sides: [],
    })),
    adLibs: [],
  },
  mix: { reverbSeconds: 1, saturation: 0, sidechain: 0, lofi: 0, width: 0.5, tiltDbPerOctave: -4.5 },
};

/** Power between 1 and 4 kHz while the vowels last. */
function presence(track: Float32Array): number {
  const [high, low] = [highPass(1000, RATE), lowPass(4000, RATE)];
  let [h1, h2, l1, l2, sum] = [0, 0, 0, 0, 0];
  for (let i = 0; i < track.length; i++) {
    const x = track[i] as number;
    const y = high.b0 * x + h1;
    h1 = high.b1 * x - high.a1 * y + h2;
    h2 = high.b2 * x - high.a2 * y;
    const z = low.b0 * y + l1;
    l1 = low.b1 * y - low.a1 * z + l2;
    l2 = low.b2 * y - low.a2 * z;
    const beat = (i / RATE / BEAT_SECONDS - 2) % BEATS_BETWEEN;
    if (beat > 0.1 && beat < 2.9) sum += z * z;
  }
  return sum;
}

/** Noise that falls by that factor per sample of memory: 0 is white, near 1 dark. */
function bedOf(level: number, darkness: number): Float32Array {
  const draw = random(1, 'bed');
  let last = 0;
  return Float32Array.from({ length: FRAMES }, () => {
    last = darkness * last + (1 - darkness) * (draw.next() - 0.5);
    return last * level;
  });
}

describe('the voice in the mix', () => {
  it('stands 1 to 3 dB over the bed in its band', () => {
    const bed = bedOf(0.3, 0.6);
    const mix = { left: bed.slice(), right: bed.slice() };
    const singing = singingOf(score, 1, FRAMES);
    if (!singing) throw new Error('nobody sings');
    singing.until(FRAMES);
    const { stem } = singing;
    const setting = measureVoice({ ...stem, lead: stem.lead.slice() }, { left: bed.slice(), right: bed.slice() }, RATE);
    new VocalStrip(score.tempoBpm, setting, RATE).add(stem, { mix, send: new Float32Array(FRAMES) });
    // Bed and voice have nothing in common, so that their powers add up; the bed gave way by 1.5 dB.
    const under = presence(bed) * 10 ** (-1.5 / 10);
    const over = 10 * Math.log10(presence(mix.left) / under - 1);
    expect(over).toBeGreaterThan(1);
    expect(over).toBeLessThan(3);
  });
});
