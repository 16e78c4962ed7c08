// Songs, and what is made of them, as the studio makes them but for the coding as MP3.
import { readWishes } from '../../dist/studio/brief/read.js';
import { composeWith } from '../../dist/studio/composer/compose.js';
import { listen } from '../../dist/studio/listener/listen.js';
import { SAMPLE_RATE } from '../../dist/studio/mixer/desk.js';
import { mixSong } from '../../dist/studio/mixer/mixdown.js';
import { concat } from '../../dist/studio/works/concat.js';
import { barSecondsOf } from '../../dist/studio/works/cutting.js';
import { extend } from '../../dist/studio/works/extend.js';
import { readScore, writeScore } from '../../dist/studio/works/kept.js';
import { gridOf } from '../../dist/studio/works/recorded/grid.js';
import { extendRecording } from '../../dist/studio/works/recorded/onward.js';
import { replace } from '../../dist/studio/works/replace.js';
import { seamNear } from '../../dist/studio/works/seam.js';
import { play } from '../../dist/studio/works/tape.js';

const plain = { prompt: '', lyrics: '', tags: '', negativeTags: '', title: '', instrumental: false, maxSeconds: 480 };

/** As the studio keeps and reads it: what the notes do not hold is lost. */
const keptAgain = (kept) => readScore(writeScore(kept));

export function sourceOf({ tags, seed, lyrics }, seconds) {
  const instrumental = lyrics === '';
  const { brief } = readWishes({ ...plain, tags, lyrics, instrumental, targetSeconds: seconds });
  const recipe = { brief, seed, take: 1 };
  const { score } = composeWith(recipe);
  const { audio, setting, faders } = mixSong(score, seed);
  const tape = { score, seed, setting, faders };
  const cuts = [{ tape: 0, from: 0, fade: 0 }];
  return { kept: keptAgain({ score, startSeconds: 0, recipe, fromBar: 0, tapes: [tape], cuts }), audio };
}

/** The part that goes on is the same music in both spans: it is played once. */
let last = { of: '', mixed: undefined };
function mixedOf(score, seed, setting) {
  const of = JSON.stringify([score, seed, setting]);
  if (last.of !== of) last = { of, mixed: mixSong(score, seed, setting && { setting }) };
  return last.mixed;
}

/** Plays what is new, and what there was from its sound, unless it is to be played anew. */
function made(draft, seed, source, isAnew = false) {
  const { score, setting } = draft.render;
  const mixed = mixedOf(score, seed, setting);
  const tape = { score, seed, setting: mixed.setting, faders: mixed.faders };
  const kept = draft.finish(tape, mixed.audio);
  const ready = new Map([[tape, mixed.audio]]);
  const others = isAnew ? [] : kept.tapes.slice(0, -1);
  for (const [index, each] of others.entries()) ready.set(each, source.sounds[index]);
  const audio = play(kept, { ready });
  return { kept, audio, sounds: kept.tapes.map((each) => ready.get(each)), sound: mixed.audio };
}

export const barOf = ({ score }) => barSecondsOf(score);

/** Where a song is cut: at the bar line between two phrases nearest to that share of it. */
export const seamOf = ({ kept }, share) => seamNear(kept, share * kept.score.lengthBeats * (60 / kept.score.tempoBpm));

const wishesOf = (order, maxSeconds) => ({
  ...plain,
  lyrics: order.onward,
  instrumental: order.onward === '',
  maxSeconds,
});

export function extended(order, source, at, span, moreSeconds, isAnew) {
  const room = span === 'whole' ? at + moreSeconds : moreSeconds;
  const draft = extend(source.kept, { wishes: wishesOf(order, room), at, span }, order.seed + 7, 1, []);
  return made(draft, order.seed + 7, source, isAnew);
}

export function replaced(order, source, from, to) {
  return made(replace(source.kept, { wishes: wishesOf(order, 480), from, to }, order.seed + 9, 1, []), 0, source);
}

export function joined(source, part) {
  const wish = { title: '', tags: '', lyrics: '', continues: [false, true] };
  const draft = concat([source.kept, keptAgain(part.kept)], wish);
  const kept = draft.finish(undefined);
  const sounds = [...source.sounds, ...part.sounds];
  return { kept, audio: play(kept, { ready: new Map(kept.tapes.map((tape, index) => [tape, sounds[index]])) }) };
}

/** The song as somebody else's recording, and what goes on from it. */
export function uploadExtended(order, { audio }, at, moreSeconds) {
  const heard = listen(audio, SAMPLE_RATE);
  const grid = gridOf(heard);
  const wishes = { ...wishesOf(order, at + moreSeconds), tags: order.tags };
  const hands = { wishes, seed: order.seed + 11, take: 1, singers: [] };
  const whole = extendRecording({ heard, grid, audio }, { hands, at, span: 'whole' });
  return { audio: whole.audio, seconds: grid.secondsAt(Math.round(grid.barAt(at))), heard };
}
