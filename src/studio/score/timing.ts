import type { TimedLine, TimedSyllable, TimedWord } from '../words/captions.ts';
import { beatsToSeconds, type Note, type Score } from './score.ts';

const milliseconds = (seconds: number): number => Math.round(seconds * 1000) / 1000;

const span = (parts: readonly TimedSyllable[]): { startSeconds: number; endSeconds: number } => ({
  startSeconds: parts[0]?.startSeconds ?? 0,
  endSeconds: parts.at(-1)?.endSeconds ?? 0,
});

/** When every line, word and syllable is sung, in seconds to the millisecond; empty where nobody sings. */
export function timedLines({ vocal, tempoBpm }: Score): TimedLine[] {
  const seconds = (beats: number): number => milliseconds(beatsToSeconds(beats, tempoBpm));
  const endOf = (note: Note): number => note.startBeat + note.lengthBeats;
  return (vocal?.lines ?? []).map(({ line, notes, section }) => {
    let at = 0;
    const words = line.words.map((word): TimedWord => {
      const syllables = word.syllables.map(({ text }): TimedSyllable => {
        const own = notes[at++] ?? [];
        return {
          text,
          startSeconds: seconds(own[0]?.startBeat ?? 0),
          endSeconds: seconds(own.length > 0 ? endOf(own.at(-1) as Note) : 0),
        };
      });
      return { text: word.text, ...span(syllables), syllables };
    });
    return { text: line.text, section, ...span(words), words };
  });
}
