import { encodeMp3 } from '../codec/mp3.ts';
import { readAudio } from '../codec/read.ts';
import { tagMp3 } from '../codec/tags.ts';
import type { Stereo } from '../instruments/instrument.ts';
import { type Heard, writeHeard } from '../listener/heard.ts';
import { listen } from '../listener/listen.ts';
import { paintArtwork } from '../pictures/artwork.ts';
import { chordName } from '../works/recorded/notes.ts';
import { keyName, peaksOf, type ScoreSheet } from '../works/sheet.ts';

/** Audio from outside, as a take. */
export interface Uploaded {
  readonly title: string;
  readonly lyrics: string;
  readonly tags: string;
  readonly durationSeconds: number;
  readonly audio: Uint8Array;
  readonly artwork: Uint8Array;
  /** What was heard: `readHeard` reads it. */
  readonly score: Uint8Array;
  readonly sheet: ScoreSheet;
  readonly warnings: readonly string[];
}

const SAMPLE_RATE = 44_100;
/** What decodes higher than this would be refused as clipped. */
const HIGHEST_PEAK = 1.15;
const LOUD_LUFS = -8;
const SOFT_LUFS = -24;

export const sheetOfHeard = (heard: Heard, audio: Stereo): ScoreSheet => ({
  tempoBpm: heard.tempoBpm,
  beatsPerBar: heard.beatsPerBar,
  key: keyName(heard),
  sections: heard.sections,
  chords: heard.chords.map((chord) => ({ symbol: chordName(chord), start: chord.start, end: chord.end })),
  lines: (heard.lines ?? []).map((line) => ({
    section: line.section,
    words: line.words.map(({ text, startSeconds, endSeconds }) => ({
      word: text,
      start: startSeconds,
      end: endSeconds,
    })),
  })),
  peaks: peaksOf(audio),
});

/** 0 to 1, as pictures want it. */
export const moodOf = (heard: Heard): { valence: number; energy: number; brightness: number } => ({
  valence: heard.mode === 'major' ? 0.7 : 0.3,
  energy: Math.max(0, Math.min(1, (heard.loudnessLufs - SOFT_LUFS) / (LOUD_LUFS - SOFT_LUFS))),
  brightness: Math.max(0, Math.min(1, (heard.tiltDbPerOctave + 5) / 4)),
});

/**
 * Takes audio from outside: decodes and listens to it, paints a picture, and hands it over as a take. An MP3 stays as
 * it is, byte by byte.
 *
 * @throws {Unreadable} with a sentence for whoever sent it
 */
export async function takeUpload(
  bytes: Uint8Array,
  title: string,
  seed: number,
  onProgress: (fraction: number) => void,
): Promise<Uploaded> {
  const { format, audio } = await readAudio(bytes);
  onProgress(0.2);
  const heard = listen(audio, SAMPLE_RATE, (fraction) => onProgress(0.2 + 0.4 * fraction));
  const tags = `${Math.round(heard.tempoBpm)} bpm, ${keyName(heard)}`;
  const artwork = await paintArtwork({ title, style: tags, ...moodOf(heard), seed });
  const peak = peakOf(audio);
  const keep = format === 'mp3' && peak <= HIGHEST_PEAK;
  const scaled = peak > 1 && !keep ? scale(audio, 1 / peak) : audio;
  const encoded = keep
    ? bytes
    : tagMp3(await encodeMp3(scaled, SAMPLE_RATE, 192, (fraction) => onProgress(0.6 + 0.4 * fraction)), {
        title,
        artist: '',
        artworkJpeg: artwork,
      });
  return {
    title,
    lyrics: '',
    tags,
    durationSeconds: Math.round((audio.left.length / SAMPLE_RATE) * 100) / 100,
    audio: encoded,
    artwork,
    score: writeHeard(heard),
    sheet: sheetOfHeard(heard, scaled),
    warnings:
      peak > 1 && !keep ? [`The audio was clipped: it was lowered by ${(20 * Math.log10(peak)).toFixed(1)} dB`] : [],
  };
}

function peakOf({ left, right }: Stereo): number {
  let peak = 0;
  for (let i = 0; i < left.length; i++)
    peak = Math.max(peak, Math.abs(left[i] as number), Math.abs(right[i] as number));
  return peak;
}

const scale = ({ left, right }: Stereo, gain: number): Stereo => ({
  left: left.map((value) => value * gain),
  right: right.map((value) => value * gain),
});
