import type { Instrument, Stereo, TimedNote } from '../instrument.ts';
import { slideCents } from '../slide.ts';
import { monophonic } from './monophonic.ts';
import { sine } from './oscillator.ts';
import { performEach } from './perform.ts';

/** Seconds. */
const DROP = 0.028;
const RING = 1.1;
const ATTACK = 0.003;
const RELEASE = 0.035;
const DROP_OCTAVES = 1.6;
/** Soft clipping makes the harmonics by which small speakers show the note. */
const DRIVE = 1.9;
const LEVEL = 0.131;

/**
 * A kick drum's body played as a bass: sin(2π∫f), f = f₀·2^(1.6·e^(−t/28 ms)), level e^(−t/1.1 s), through tanh.
 */
export const sub808: Instrument = {
  name: 'sub_808',
  range: [24, 60],
  perform: (notes, sampleRate) => performEach(monophonic(notes), RELEASE * 8, renderNote, sampleRate),
};

function renderNote(note: TimedNote, held: number, { left, right }: Stereo, sampleRate: number): void {
  const hertz = 440 * 2 ** ((note.pitch - 69) / 12);
  const dropFactor = Math.exp(-1 / (DROP * sampleRate));
  const ringFactor = Math.exp(-1 / (RING * sampleRate));
  const releaseFactor = Math.exp(-1 / (RELEASE * sampleRate));
  const attackFrames = ATTACK * sampleRate;
  const { slide } = note;
  const slideFrames = slide ? slide.seconds * sampleRate : 0;
  let octaves = DROP_OCTAVES;
  let level = 1;
  let phase = 0;
  for (let i = 0; i < left.length; i++) {
    // 2^x by its series to the fourth power: within 0.1 % up to 1.6 octaves, and the drop is over at once.
    const x = octaves * Math.LN2;
    const from = slide && i < slideFrames ? 2 ** (slideCents(slide, i / sampleRate) / 1200) : 1;
    phase += (from * hertz * (1 + x * (1 + x * (0.5 + x * (1 / 6 + x / 24))))) / sampleRate;
    if (phase >= 1) phase -= 1;
    octaves *= dropFactor;
    level *= i < held ? ringFactor : releaseFactor;
    const rise = i < attackFrames ? i / attackFrames : 1;
    const v = Math.tanh(DRIVE * sine(phase) * level) * rise * LEVEL * note.velocity * Math.min(1, level * 6);
    left[i] = v;
    right[i] = v;
  }
}
