import type { Stereo } from '../../instruments/instrument.ts';
import { SAMPLE_RATE } from '../../mixer/desk.ts';
import type { ConcatWish } from '../concat.ts';
import { splice } from '../splice.ts';
import { framesOf } from '../tape.ts';
import { heardAs, joined, laterLine, within } from './hear.ts';
import type { FromRecording, Recorded } from './recorded.ts';

export interface RecordedPart extends Recorded {
  /** Where in the sound of the part before it goes on. */
  readonly joinsAt?: number;
}

/** A click is shorter, a fade longer. */
const JOIN_FRAMES = framesOf(0.009);

const later = <T extends { readonly start: number; readonly end: number }>(all: readonly T[], by: number): T[] =>
  all.map((one) => ({ ...one, start: one.start + by, end: one.end + by }));

/** Recordings one behind the other; what goes on from another is joined where that was cut off. */
export function joinRecordings(parts: readonly RecordedPart[], { continues, lyrics }: ConcatWish): FromRecording {
  const [first] = parts;
  if (!first) throw new Error('there is nothing to join');
  const cuts: { tape: number; from: number; to: number; fade: number }[] = [];
  const sounds: Stereo[] = parts.map(({ audio }) => audio);
  let known = within(first.heard, 0, 0);
  let at = 0;
  parts.forEach((part, index) => {
    const next = continues[index + 1] ? parts[index + 1]?.joinsAt : undefined;
    const frames = part.audio.left.length;
    const to = next === undefined ? frames : Math.min(frames, framesOf(next));
    cuts.push({ tape: index, from: 0, to, fade: index === 0 ? 0 : JOIN_FRAMES });
    const own = within(part.heard, 0, to / SAMPLE_RATE);
    const begins = at;
    known = joined(known, {
      beats: own.beats.map((beat) => beat + begins),
      chords: later(own.chords, begins),
      sections: later(own.sections, begins),
      melody: own.melody.map((note) => ({ ...note, start: note.start + begins })),
      lines: (own.lines ?? []).map((line) => laterLine(line, begins)),
    });
    at += to / SAMPLE_RATE;
  });
  const audio = splice(sounds, cuts);
  return { audio, heard: heardAs(first.heard, known, audio), lyrics, notes: [] };
}
