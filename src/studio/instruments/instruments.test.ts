import { describe, expect, it } from 'vitest';
import { instrument, instrumentNames } from './index.ts';
import { instrumentContract } from './instrument.contract.ts';
import { PATCHES } from './synth/patches.ts';

const SAMPLE_RATE = 44_100;
const SNARE = 38;

const middle = (name: string): number => {
  const [lowest, highest] = instrument(name).range;
  return name.startsWith('kit_') ? SNARE : Math.round((lowest + highest) / 2);
};

/** One of each kind of sound: struck, plucked, bowed, blown, layered, percussion, and every synthesiser. */
const REPRESENTATIVES: ReadonlySet<string> = new Set([
  'piano',
  'organ',
  'acoustic_guitar_nylon',
  'bass',
  'strings',
  'choir',
  'trumpet',
  'flute',
  'warm_pad',
  'kalimba',
  'kit_standard',
  'kit_808',
  ...PATCHES.map((patch) => patch.name),
  'sub_808',
]);

describe.each([...REPRESENTATIVES])('%s', (name) => instrumentContract(instrument(name), middle(name)));

describe('every other instrument', () => {
  it.each(instrumentNames.filter((name) => !REPRESENTATIVES.has(name)))('%s sounds, and finitely', (name) => {
    const out = { left: new Float32Array(4000), right: new Float32Array(4000) };
    const note = { startSeconds: 0, lengthSeconds: 0.08, pitch: middle(name), velocity: 0.8 };
    instrument(name).perform([note], SAMPLE_RATE).add(out, 0);
    const energy = out.left.reduce((sum, x) => sum + x * x, 0);
    expect(energy).toBeGreaterThan(1e-4);
    expect(energy).toBeLessThan(4 * out.left.length);
  });
});

/** Frequency by the highest peak of the autocorrelation near the expected lag, refined by a parabola. */
function hertzNear(channel: Float32Array, expected: number): number {
  const from = Math.round(SAMPLE_RATE * 0.4);
  const size = Math.round(SAMPLE_RATE * 0.5);
  // Several periods together sharpen the estimate to a few cents.
  const periods = Math.max(1, Math.floor(expected / 40));
  const centre = (SAMPLE_RATE / expected) * periods;
  const at = (lag: number): number => {
    let sum = 0;
    for (let i = from; i < from + size; i += 3) sum += (channel[i] as number) * (channel[i + lag] as number);
    return sum;
  };
  const reach = Math.ceil((SAMPLE_RATE / expected) * 0.15);
  let best = Math.round(centre);
  for (let lag = Math.round(centre) - reach; lag <= centre + reach; lag++) if (at(lag) > at(best)) best = lag;
  const [a, b, c] = [at(best - 1), at(best), at(best + 1)];
  return (SAMPLE_RATE * periods) / (best + (a - c) / (2 * (a - 2 * b + c)));
}

describe('pitch', () => {
  it.each([
    ['piano', 60],
    ['organ', 57],
    ['flute', 76],
    ['cello', 48],
    ['sax', 62],
    ['bass', 33],
    ['square_lead', 72],
    ['saw_lead', 69],
    ['synth_bass', 40],
    ['sub_808', 36],
  ] as const)('of %s at key %i is within 15 cents', (name, pitch) => {
    const out = { left: new Float32Array(SAMPLE_RATE * 1.3), right: new Float32Array(SAMPLE_RATE * 1.3) };
    instrument(name)
      .perform([{ startSeconds: 0, lengthSeconds: 1.3, pitch, velocity: 0.8 }], SAMPLE_RATE)
      .add(out, 0);
    const expected = 440 * 2 ** ((pitch - 69) / 12);
    expect(Math.abs(1200 * Math.log2(hertzNear(out.left, expected) / expected))).toBeLessThan(15);
  });
});

describe('the table', () => {
  it('names what is unknown', () => {
    expect(() => instrument('theremin')).toThrow('unknown instrument "theremin"');
  });

  it('lets a closed hat cut an open one', () => {
    const ring = (closes: boolean): number => {
      const out = { left: new Float32Array(SAMPLE_RATE), right: new Float32Array(SAMPLE_RATE) };
      const hit = (startSeconds: number, pitch: number) => ({ startSeconds, lengthSeconds: 0.1, pitch, velocity: 0.9 });
      instrument('kit_standard')
        .perform(closes ? [hit(0, 46), hit(0.1, 42)] : [hit(0, 46)], SAMPLE_RATE)
        .add(out, 0);
      return out.left.subarray(SAMPLE_RATE * 0.25, SAMPLE_RATE * 0.5).reduce((sum, x) => sum + x * x, 0);
    };
    expect(ring(true)).toBeLessThan(ring(false) / 4);
  });

  it('plays the whole range of an instrument without a gap', () => {
    for (const name of [...REPRESENTATIVES].filter((one) => !one.startsWith('kit_'))) {
      const [lowest, highest] = instrument(name).range;
      for (let pitch = lowest; pitch <= highest; pitch += 12) {
        const out = { left: new Float32Array(2000), right: new Float32Array(2000) };
        instrument(name)
          .perform([{ startSeconds: 0, lengthSeconds: 0.04, pitch, velocity: 1 }], SAMPLE_RATE)
          .add(out, 0);
        const energy = out.left.reduce((sum, x) => sum + x * x, 0);
        expect(energy, `${name} at ${pitch}`).toBeGreaterThan(0);
      }
    }
  });
});

describe('a slide', () => {
  it.each(['sine_lead', 'flute', 'sub_808'])('of %s begins where it was said and comes home', (name) => {
    const [pitch, semitones] = [name === 'sub_808' ? 48 : 69, -12];
    const out = { left: new Float32Array(SAMPLE_RATE * 1.3), right: new Float32Array(SAMPLE_RATE * 1.3) };
    const slide = { semitones, seconds: 0.4 };
    instrument(name)
      .perform([{ startSeconds: 0, lengthSeconds: 1.3, pitch, velocity: 0.8, slide }], SAMPLE_RATE)
      .add(out, 0);
    const hertz = 440 * 2 ** ((pitch - 69) / 12);
    expect(Math.abs(1200 * Math.log2(hertzNear(out.left, hertz) / hertz))).toBeLessThan(15);
    // Between 40 and 120 ms a half cosine over 0.4 s is 11.7 to 9.5 semitones below.
    const crossings = out.left
      .subarray(0.04 * SAMPLE_RATE, 0.12 * SAMPLE_RATE)
      .filter((x, i, all) => i > 0 && x >= 0 && (all[i - 1] as number) < 0).length;
    expect(Math.abs(crossings - hertz * 0.08 * 2 ** (-10.8 / 12))).toBeLessThan(3);
  });
});
