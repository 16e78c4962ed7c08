import type { Speaker } from '../score/vocal.ts';
import { align } from '../words/align.ts';
import { flite } from '../words/flite.ts';
import { isVowel } from '../words/phones.ts';
import type { SungLine, Syllable } from '../words/sung.ts';

export interface Segment {
  readonly phone: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

export interface SpokenSyllable {
  readonly onset: readonly Segment[];
  readonly nucleus: Segment;
  readonly coda: readonly Segment[];
}

export interface Speech {
  readonly samples: Float64Array;
  readonly sampleRate: number;
  readonly hertz: number;
  /** One for each syllable of the line, in its order. */
  readonly syllables: readonly SpokenSyllable[];
}

const phonesOf = (syllable: Syllable): string[] => [...syllable.onset, syllable.nucleus, ...syllable.coda];

function say(speaker: Speaker, how: '-t' | '-p', words: string): { samples: Float64Array; segments: Segment[] } {
  const { stdout, files } = flite([
    '-voice',
    speaker.name,
    '--setf',
    `int_f0_target_mean=${speaker.hertz}`,
    '--setf',
    'int_f0_target_stddev=0.01',
    '--setf',
    `duration_stretch=${speaker.stretch}`,
    '-psdur',
    how,
    words,
    '-o',
    'o.wav',
  ]);
  const segments: Segment[] = [];
  let startSeconds = 0;
  for (const token of stdout.trim().split(/\s+/)) {
    const [phone = '', end = ''] = token.split(':');
    const endSeconds = Number(end);
    if (!(endSeconds > startSeconds)) continue;
    if (phone !== 'pau') segments.push({ phone, startSeconds, endSeconds });
    startSeconds = endSeconds;
  }
  return { samples: readSamples(files.get('o.wav')), segments };
}

const WAV_HEADER_BYTES = 44;

/** 16-bit mono PCM behind a plain header, as Flite writes it. */
function readSamples(wav: Uint8Array | undefined): Float64Array {
  if (!wav || wav.length <= WAV_HEADER_BYTES) return new Float64Array(0);
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const samples = new Float64Array((wav.length - WAV_HEADER_BYTES) >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(WAV_HEADER_BYTES + 2 * i, true) / 32768;
  return samples;
}

/** Hands the spoken segments to the syllables; a syllable may be left without its vowel. */
function handOut(segments: readonly Segment[], syllables: readonly Syllable[]): (SpokenSyllable | undefined)[] {
  const expected = syllables.flatMap(phonesOf);
  const owners = syllables.flatMap((syllable, index) => phonesOf(syllable).map(() => index));
  const bySyllable = syllables.map((): Segment[] => []);
  const counterparts = align(
    segments.map(({ phone }) => phone),
    expected,
  );
  segments.forEach((segment, index) => {
    bySyllable[owners[counterparts[index] ?? 0] ?? 0]?.push(segment);
  });
  return bySyllable.map((own) => {
    const at = own.findIndex(({ phone }) => isVowel(phone));
    const nucleus = own[at];
    return nucleus && { onset: own.slice(0, at), nucleus, coda: own.slice(at + 1) };
  });
}

const SAMPLE_RATE = 16_000;
/** Silence kept around a line. */
const MARGIN_SECONDS = 0.06;

const isWhole = (spoken: readonly (SpokenSyllable | undefined)[]): spoken is readonly SpokenSyllable[] =>
  spoken.length > 0 && spoken.every((syllable) => syllable !== undefined);

/** The line's own stretch of the samples, with its times counted from there. */
function cutOut(samples: Float64Array, hertz: number, spoken: readonly SpokenSyllable[]): Speech {
  const segments = spoken.flatMap(({ onset, nucleus, coda }) => [...onset, nucleus, ...coda]);
  const start = Math.max(0, Math.min(...segments.map((one) => one.startSeconds)) - MARGIN_SECONDS);
  const end = Math.max(...segments.map((one) => one.endSeconds)) + MARGIN_SECONDS;
  const earlier = (one: Segment): Segment => ({
    phone: one.phone,
    startSeconds: one.startSeconds - start,
    endSeconds: one.endSeconds - start,
  });
  return {
    samples: samples.slice(Math.round(start * SAMPLE_RATE), Math.round(end * SAMPLE_RATE)),
    sampleRate: SAMPLE_RATE,
    hertz,
    syllables: spoken.map(({ onset, nucleus, coda }) => ({
      onset: onset.map(earlier),
      nucleus: earlier(nucleus),
      coda: coda.map(earlier),
    })),
  };
}

/**
 * A line, spoken: English as a text, so that it flows; other languages, and lines that went astray, phone by phone. Each
 * in a run of its own: the speaker's sounds depend on all that it says in one run, and a line must not depend on others.
 */
export function speakLine(line: SungLine, speaker: Speaker): Speech {
  const syllables = line.words.flatMap((word) => word.syllables);
  const phones = `pau ${syllables.flatMap(phonesOf).join(' ')} pau`;
  const ways = line.english === undefined ? [] : [() => say(speaker, '-t', `${line.english}.`)];
  for (const speak of [...ways, () => say(speaker, '-p', phones)]) {
    const { samples, segments } = speak();
    const spoken = handOut(segments, syllables);
    if (isWhole(spoken)) return cutOut(samples, speaker.hertz, spoken);
  }
  throw new Error(`no speech for the line «${line.text}»`);
}
