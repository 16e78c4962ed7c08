import type { Brief, Wishes } from '../brief/brief.ts';
import { readWishes } from '../brief/read.ts';
import { composeWith } from '../composer/compose.ts';
import type { Recipe } from '../composer/pins.ts';
import type { Take } from '../composer/plan.ts';
import type { Stroke } from '../composer/stroke.ts';
import { styleOf } from '../composer/styles/index.ts';
import type { Style } from '../composer/styles/style.ts';
import type { Score } from '../score/score.ts';
import type { Vocal, Voice } from '../score/vocal.ts';
import { mapNotes } from '../score/voices.ts';
import { castSingers } from '../singer/casting.ts';
import { foldInto } from '../theory/scales.ts';
import { barsOf, formOf, singersOf } from './cutting.ts';
import type { Draft } from './draft.ts';
import type { Kept } from './kept.ts';
import { textOf } from './replace.ts';
import { carry, carryNote } from './warp.ts';

export interface CoverWish {
  readonly wishes: Wishes;
  /** 0 to 1: how near tempo and band stay to the source's. */
  readonly closeness: number;
}

/** From here on the instruments of the source join the band. */
const bandStaysFrom = 0.8;

/** The source's tempo, drawn into the style's own range the less close the cover is to be. */
function tempoFor(score: Score, style: Style, asked: number | undefined, closeness: number): number {
  if (asked !== undefined) return asked;
  const own = score.tempoBpm * (style.beatsPerBar / score.beatsPerBar);
  const usual = Math.max(style.bpm.min, Math.min(style.bpm.max, own));
  return Math.round(usual + (own - usual) * closeness);
}

/** The melody of whatever led, on the grid of the new style. */
function melodyOf(score: Score, place: (beat: number) => number, style: Style): Stroke[] {
  const stepsPerBeat = style.stepsPerBar / style.beatsPerBar;
  const taken = new Set<number>();
  return score.parts
    .filter(({ role }) => role === 'lead')
    .flatMap(({ notes }) => notes)
    .sort((a, b) => a.startBeat - b.startBeat)
    .flatMap((note): Stroke[] => {
      const moved = carryNote(place)(note);
      const step = Math.round(moved.startBeat * stepsPerBeat);
      if (taken.has(step)) return [];
      taken.add(step);
      return [{ step, lengthSteps: moved.lengthBeats * stepsPerBeat, pitch: note.pitch, velocity: note.velocity }];
    });
}

/** The words on their notes, sung by these. */
function vocalOf(vocal: Vocal, place: (beat: number) => number, singers: readonly Voice[]): Vocal {
  const moved = mapNotes<Vocal>(vocal, carryNote(place));
  const [first, second = first] = singers;
  if (!first || !second) return moved;
  const [low, high] = first.range;
  const pitches = moved.lines.flatMap(({ notes }) => notes.flat().map(({ pitch }) => pitch));
  const outside = (shift: number): number =>
    pitches.filter((pitch) => pitch + shift < low || pitch + shift > high).length;
  const shift = [0, -12, 12].reduce((best, next) => (outside(next) < outside(best) ? next : best));
  return {
    ...mapNotes<Vocal>(moved, (note) => ({ ...note, pitch: foldInto(note.pitch + shift, low, high + 3) })),
    singers: vocal.singers.map((voice, seat) => ({
      ...(seat === 1 ? second : first),
      formants: formantsOf(voice, vocal, first),
    })),
  };
}

/** Who stands beside the lead keeps the distance of the tracts. */
const formantsOf = (voice: Voice, { singers }: Vocal, lead: Voice): number =>
  lead.formants * (voice.formants / (singers[0]?.formants ?? voice.formants));

function newSingers(brief: Brief, source: Score, take: Take, persona: readonly Voice[]): readonly Voice[] {
  if (persona.length > 0) return persona;
  const own = singersOf(source, 2);
  if (!own[0] || brief.vocalGender === undefined || own[0].gender === brief.vocalGender) return [];
  return castSingers({ words: brief.tags.toLowerCase(), gender: brief.vocalGender, take, speaks: false }).singers;
}

/** The source's melody, words, chords and form, played in another style. */
export function cover(source: Kept, wish: CoverWish, seed: number, take: Take, persona: readonly Voice[]): Draft {
  const { score } = source;
  const { wishes, closeness } = wish;
  const own = source.recipe.brief;
  const asked = readWishes({ ...wishes, tags: wishes.tags.trim() || own.tags, lyrics: '' });
  const style = styleOf(asked.brief.style);
  const place = carry(styleOf(score.style), style);
  const form = formOf(score);
  const sung = score.vocal !== undefined && !asked.brief.instrumental ? score.vocal : undefined;
  const leads = score.parts.filter(({ role }) => role === 'lead').map(({ instrument }) => instrument);
  const brief: Brief = {
    ...asked.brief,
    title: wishes.title.trim() || own.title,
    lyrics: sung ? textOf(form) : '',
    instrumental: sung === undefined,
    tempoBpm: tempoFor(score, style, asked.brief.tempoBpm, closeness),
    tonic: score.tonic,
    mode: score.mode,
    wantedInstruments: [...asked.brief.wantedInstruments, ...(closeness >= bandStaysFrom ? leads : [])],
  };
  const singers = newSingers(brief, score, take, persona);
  const bars = barsOf(score);
  const onBeat = (beat: number): number => (beat * style.beatsPerBar) / score.beatsPerBar;
  const recipe: Recipe = {
    brief,
    seed,
    take,
    pins: {
      form: sung ? form : form.map((section) => ({ ...section, words: [] })),
      lift: null,
      chords: score.chords.map((mark) => ({
        ...mark,
        startBeat: onBeat(mark.startBeat),
        lengthBeats: onBeat(mark.lengthBeats),
      })),
      melody: { bars, strokes: melodyOf(score, place, style) },
      ...(sung && { lines: { bars, vocal: vocalOf(sung, place, singers) } }),
      ...(singers.length > 0 && { singers }),
    },
  };
  const made = composeWith(recipe).score;
  const other = wishes.lyrics.trim() !== '' && sung !== undefined && !sameWords(wishes.lyrics, own.lyrics);
  return {
    brief,
    render: { score: made },
    notes: [
      ...asked.warnings,
      ...(other ? ['lyrics: a cover keeps the words of its source; yours had no effect'] : []),
      ...(wishes.lyrics.trim() !== '' && !sung && !asked.brief.instrumental
        ? ['lyrics: the source has no words that are known; yours had no effect. Order addVocals of this cover']
        : []),
    ],
    finish: (tape) => {
      if (!tape) throw new Error('a cover is rendered');
      return { score: made, startSeconds: 0, recipe, fromBar: 0, tapes: [tape], cuts: [{ tape: 0, from: 0, fade: 0 }] };
    },
  };
}

const lettersOf = (text: string): string =>
  text
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
const sameWords = (one: string, other: string): boolean => lettersOf(one) === lettersOf(other);
