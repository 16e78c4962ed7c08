// What was heard against what is known.

/** Seconds by which a note may begin early or late. */
const slack = 0.1;

/**
 * F1 of notes: each is met by one of the same pitch that begins within 100 ms.
 *
 * @param same whether two pitches are one; exact by default
 */
export function notesF1(known, heard, same = (a, b) => a === b) {
  const taken = new Set();
  let met = 0;
  for (const note of known) {
    const nearest = heard
      .map((other, index) => ({ index, off: Math.abs(other.start - note.start), pitch: other.pitch }))
      .filter(({ index, off, pitch }) => off <= slack && !taken.has(index) && same(pitch, note.pitch))
      .sort((a, b) => a.off - b.off)[0];
    if (!nearest) continue;
    taken.add(nearest.index);
    met++;
  }
  return known.length + heard.length === 0 ? 1 : (2 * met) / (known.length + heard.length);
}

/** The same where octaves are not told apart. */
export const classesF1 = (known, heard) => notesF1(known, heard, (a, b) => (a - b) % 12 === 0);

export const tempoRight = (heard, known) => Math.abs(heard / known - 1) <= 0.02;

/** Beats that lie within 70 ms of a known one, as a share (the window of MIREX). */
export function beatsRight(beats, bpm, end) {
  const period = 60 / bpm;
  const own = beats.filter((time) => time < end);
  return (
    own.filter((time) => Math.abs(time - Math.round(time / period) * period) <= 0.07).length / Math.max(1, own.length)
  );
}
