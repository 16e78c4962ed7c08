// What can be measured on one sung line without asking the singer: an independent ear (YIN, de Cheveigné & Kawahara 2002).

/** Pitch in Hz at that moment, or undefined where there is none. */
export function pitchAt(audio, rate, seconds, lowest = 70, highest = 900) {
  const size = Math.round(0.035 * rate);
  const from = Math.round(seconds * rate);
  const longest = Math.floor(rate / lowest);
  const differences = new Float64Array(longest + 2);
  let sum = 0;
  for (let lag = 1; lag <= longest + 1; lag++) {
    let total = 0;
    for (let i = from; i < from + size; i++) total += (audio[i] - audio[i + lag]) ** 2;
    sum += total;
    differences[lag] = (total * lag) / (sum + 1e-12);
  }
  for (let lag = Math.floor(rate / highest); lag <= longest; lag++) {
    if (differences[lag] > 0.15 || differences[lag] > differences[lag + 1]) continue;
    const [a, b, c] = [differences[lag - 1], differences[lag], differences[lag + 1]];
    const bend = a - 2 * b + c;
    return rate / (lag + (bend === 0 ? 0 : (0.5 * (a - c)) / bend));
  }
  return undefined;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Cents from the note in the middle of its sustained part; undefined for notes too short to tell. */
export function centsOff(audio, rate, note) {
  if (note.lengthSeconds < 0.3) return undefined;
  const wanted = 440 * 2 ** ((note.pitch - 69) / 12);
  const heard = [];
  for (let t = note.startSeconds + 0.14; t < note.startSeconds + note.lengthSeconds - 0.14; t += 0.03) {
    const hertz = pitchAt(audio, rate, t);
    if (hertz) heard.push(1200 * Math.log2(hertz / wanted));
  }
  return heard.length > 0 ? median(heard) : undefined;
}

const level = (audio, rate, from, to) => {
  let sum = 0;
  const [first, last] = [Math.round(from * rate), Math.round(to * rate)];
  for (let i = first; i < last; i++) sum += (audio[i] ?? 0) ** 2;
  return Math.sqrt(sum / Math.max(1, last - first));
};

export const levelOf = (audio, rate, note) =>
  level(audio, rate, note.startSeconds, note.startSeconds + note.lengthSeconds);

/** Samples that jump by more than twelve times what is usual around them. */
export function clicks(audio, rate) {
  const size = Math.round(0.02 * rate);
  let found = 0;
  for (let at = 2; at + size < audio.length; at += size) {
    const jumps = [];
    for (let i = at; i < at + size; i++) jumps.push(Math.abs(audio[i] - 2 * audio[i - 1] + audio[i - 2]));
    const usual = median(jumps);
    if (usual > 1e-4 && Math.max(...jumps) > 40 * usual) found++;
  }
  return found;
}

/** The largest share of power above 16 kHz in any 50 ms that can be heard. */
export function treble(audio, rate) {
  const pole = Math.exp((-2 * Math.PI * 16_000) / rate);
  const size = Math.round(0.05 * rate);
  const loudest = Math.max(
    ...Array.from({ length: Math.floor(audio.length / size) }, (_, n) => level(audio, 1, n * size, (n + 1) * size)),
  );
  let worst = 0;
  for (let at = 0; at + size < audio.length; at += size) {
    if (level(audio, 1, at, at + size) < loudest * 0.1) continue;
    let stages = [0, 0, 0, 0];
    let high = 0;
    let all = 0;
    for (let i = at; i < at + size; i++) {
      let x = audio[i];
      all += x * x;
      stages = stages.map((low) => {
        const next = (1 - pole) * x + pole * low;
        x -= next;
        return next;
      });
      high += x * x;
    }
    worst = Math.max(worst, high / all);
  }
  return worst;
}

/** Rate in Hz and depth in cents (half of peak to peak) of the waver of a held note. */
export function vibrato(audio, rate, note) {
  const curve = [];
  for (let t = note.startSeconds + 0.5; t < note.startSeconds + note.lengthSeconds - 0.12; t += 0.01) {
    const hertz = pitchAt(audio, rate, t);
    if (hertz) curve.push(1200 * Math.log2(hertz / 440));
  }
  if (curve.length < 30) return undefined;
  const mean = curve.reduce((sum, cents) => sum + cents, 0) / curve.length;
  const ups = curve.flatMap((cents, i) => (i > 0 && curve[i - 1] < mean && cents >= mean ? [i] : []));
  if (ups.length < 2) return undefined;
  return {
    hertz: (ups.length - 1) / ((ups.at(-1) - ups[0]) * 0.01),
    cents: (Math.max(...curve) - Math.min(...curve)) / 2,
  };
}
