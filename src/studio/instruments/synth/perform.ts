import type { Performance, Stereo, TimedNote } from '../instrument.ts';
import { addStretch } from '../placing.ts';
import { type Lasting, Timeline } from '../timeline.ts';

/** Fills a sound, silent so far and of the right length, with a note that begins at once. */
export type NoteRenderer = (note: TimedNote, held: number, into: Stereo, sampleRate: number) => void;

/** A note is rendered when it begins, and forgotten when it is over. */
interface Sound extends Lasting {
  readonly note: TimedNote;
  readonly held: number;
  audio?: Stereo;
}

/** Plays notes one by one; each rings on for `releaseSeconds` after its key is let go. */
export function performEach(
  notes: readonly TimedNote[],
  releaseSeconds: number,
  render: NoteRenderer,
  sampleRate: number,
): Performance {
  const release = Math.ceil(releaseSeconds * sampleRate);
  const timeline = new Timeline(
    notes.map((note): Sound => {
      const start = Math.round(note.startSeconds * sampleRate);
      const held = Math.max(1, Math.round(note.lengthSeconds * sampleRate));
      return { note, held, start, end: start + held + release };
    }),
  );
  return {
    add: (out, from) => {
      const to = from + out.left.length;
      const sounding = timeline.during(from, to);
      for (const sound of sounding) {
        const { note, held, start, end } = sound;
        if (!sound.audio) {
          sound.audio = { left: new Float32Array(end - start), right: new Float32Array(end - start) };
          render(note, held, sound.audio, sampleRate);
        }
        const first = Math.max(0, from - start);
        addStretch(sound.audio, first, Math.min(to, end) - start - first, {
          out,
          at: start + first - from,
          gainLeft: 1,
          gainRight: 1,
        });
        if (end <= to) delete sound.audio;
      }
      return sounding.length > 0;
    },
  };
}
