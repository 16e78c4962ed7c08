// All seams of one song.
import { SAMPLE_RATE } from '../../dist/studio/mixer/desk.js';
import { differAt, louderBy, seamFigures } from './measures.mjs';
import { partedOf, standing } from './voice.mjs';
import { barOf, extended, joined, replaced, seamOf, sourceOf, uploadExtended } from './works.mjs';

const rate = SAMPLE_RATE;
/** Where it is cut, as a share of the song. */
const cutAt = 0.62;
const sameUntil = (first, second, frames) => {
  const at = differAt(first, second, frames);
  return at === undefined ? 'yes' : `they differ from frame ${at} of ${frames} on`;
};

/** How the voice stands over the band in eight bars on both sides, and how far that moves within the source. */
function voiceFigures(source, made, seconds, bar) {
  const over = partedOf(made.kept, made.audio.left.length, rate);
  const reach = 8 * bar;
  const [before, after] = [standing(over, seconds - reach, seconds), standing(over, seconds, seconds + reach)];
  if (before === undefined || after === undefined) return {};
  const own = partedOf(source.kept, source.audio.left.length, rate);
  const all = [];
  for (let at = 0; (at + 4) * bar < source.audio.left.length / rate; at += 4) {
    const stands = standing(own, at * bar, (at + 4) * bar);
    if (stands !== undefined) all.push(stands);
  }
  return { voiceBefore: before, voiceJump: after - before, voiceOwn: Math.max(...all) - Math.min(...all) };
}

/** Bars before the seam are played again on the new tape: how much louder they are there, all of it and the voice. */
function keptLevels(source, made, seam, bar) {
  const cut = made.kept.cuts.find(({ tape }) => tape === made.kept.tapes.length - 1);
  const frames = Math.round(2 * bar * rate);
  const bandKept = louderBy(made.sound, source.audio, cut.from - frames, seam.frame - frames, frames);
  // All that is played again, but for its beginning, as the voice may rest in the last bars.
  const again = cut.from - Math.round(0.3 * rate);
  const alone = (kept, to) => {
    const over = partedOf(kept, to, rate);
    return over.voice && standing({ ...over, band: over.voice.map(() => 1) }, (to - again) / rate, to / rate);
  };
  const tape = made.kept.tapes[cut.tape];
  const second = alone({ ...made.kept, tapes: [tape], cuts: [{ tape: 0, from: 0, fade: 0 }] }, cut.from);
  const first = alone(source.kept, seam.frame);
  return { bandKept, ...(second !== undefined && first !== undefined && { voiceKept: second - first }) };
}

/** @param works which of the works are made: all of them, unless something else is said */
export function* judgeSeams(
  order,
  seconds,
  { works = ['concat', 'again', 'replace', 'upload'], moreSeconds = 36 } = {},
) {
  const { kept, audio } = sourceOf(order, seconds);
  const source = { kept, audio, sounds: [audio] };
  const bar = barOf(kept);
  const seam = seamOf(source, cutAt);
  const row = (work, figures) => ({ name: order.name, work, figures });
  const figuresOf = (made, at) =>
    seamFigures({ source: audio, audio: made.audio, rate, bar, seconds: at.seconds, frame: at.frame });
  const whole = extended(order, source, seam.seconds, 'whole', moreSeconds, works.includes('again'));
  yield row('extend', {
    ...figuresOf(whole, seam),
    ...voiceFigures(source, whole, seam.seconds, bar),
    ...keptLevels(source, whole, seam, bar),
    same: sameUntil(audio, whole.audio, seam.frame),
  });
  if (works.includes('concat')) {
    const part = extended(order, source, seam.seconds, 'continuation', moreSeconds);
    const both = joined(source, part);
    yield row('extend, concat', {
      ...figuresOf(both, seam),
      same: sameUntil(whole.audio, both.audio, both.audio.left.length),
    });
  }
  if (works.includes('again')) {
    const next = seamOf(whole, 0.8);
    const longer = extended({ ...order, seed: order.seed + 20 }, whole, next.seconds, 'whole', 24);
    yield row('extend again', {
      ...figuresOf(longer, next),
      ...keptLevels(whole, longer, next, bar),
      same: sameUntil(whole.audio, longer.audio, next.frame),
    });
  }
  if (works.includes('replace')) {
    const [from, to] = [seamOf(source, 0.3), seamOf(source, cutAt)];
    const made = replaced(order, source, from.seconds, to.seconds);
    yield row('replace, in', { ...figuresOf(made, from), same: sameUntil(audio, made.audio, from.frame) });
    const tail = ({ left, right }) => ({ left: left.subarray(to.frame), right: right.subarray(to.frame) });
    yield row('replace, out', {
      ...figuresOf(made, to),
      same: sameUntil(tail(audio), tail(made.audio), audio.left.length - to.frame),
    });
  }
  if (works.includes('upload')) {
    const made = uploadExtended(order, source, seam.seconds, moreSeconds);
    const frame = Math.round(made.seconds * rate);
    const begins = made.heard.beats[made.heard.firstDownbeat] ?? 0;
    const beat = Math.round((made.seconds - begins) / bar);
    yield row('upload, extend', {
      ...seamFigures({
        source: audio,
        audio: made.audio,
        rate,
        bar,
        start: made.seconds - beat * bar,
        seconds: made.seconds,
        frame,
      }),
      isOther: true,
      same: sameUntil(audio, made.audio, Math.round((made.seconds - bar / kept.score.beatsPerBar - 0.05) * rate)),
    });
  }
}
