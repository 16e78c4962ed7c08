import type { Brief, Wishes } from '../brief/brief.ts';
import { composeWith } from '../composer/compose.ts';
import { sungSections } from '../composer/form.ts';
import type { PinnedSection, Recipe } from '../composer/pins.ts';
import type { Take } from '../composer/plan.ts';
import { styleOf } from '../composer/styles/index.ts';
import type { Score } from '../score/score.ts';
import type { Voice } from '../score/vocal.ts';
import { castSingers } from '../singer/casting.ts';
import { writeLyrics } from '../words/lyricist.ts';
import { barsOf, formOf } from './cutting.ts';
import { type Draft, Unworkable } from './draft.ts';
import type { Kept } from './kept.ts';
import { textOf } from './replace.ts';

export interface SingWish {
  readonly wishes: Wishes;
}

/** Introductions and endings stay with the band. */
const isFree = ({ kind }: PinnedSection): boolean => !/^(intro|outro|inter|solo|build)$/.test(kind);

/** The form with lines of words in it, from the first section that may be sung; and the lines that found no room. */
function withWords(
  form: readonly PinnedSection[],
  sung: readonly PinnedSection[],
): { readonly form: PinnedSection[]; readonly left: number } {
  const waiting = sung.flatMap(({ words, barsPerLine }) => words.map((line) => ({ line, bars: barsPerLine })));
  const free = form.some(isFree) ? isFree : () => true;
  const placed = form.map((section): PinnedSection => {
    const bare = { ...section, words: [], barsPerLine: 2 };
    const first = waiting[0];
    if (!free(section) || !first) return bare;
    const barsPerLine = Math.min(first.bars, section.bars);
    const lines = waiting.splice(0, Math.max(1, Math.floor(section.bars / barsPerLine)));
    return { ...bare, words: lines.map(({ line }) => line), barsPerLine };
  });
  return { form: placed, left: waiting.length };
}

/** A singer in front of the band: chords, form, tempo and players stay, and the lead gives its place to the words. */
export function sing(source: Kept, { wishes }: SingWish, seed: number, take: Take, persona: readonly Voice[]): Draft {
  const { score } = source;
  const own = source.recipe.brief;
  const tags = wishes.tags.trim() || own.tags;
  const topic = wishes.prompt || wishes.title || own.title || tags;
  const lyrics = wishes.lyrics.trim() || writeLyrics({ prompt: topic }, seed).lyrics;
  const { form, left } = withWords(formOf(score), sungSections(lyrics, styleOf(score.style), score.tempoBpm));
  if (!form.some(({ words }) => words.length > 0)) throw new Unworkable('the lyrics hold no line that can be sung');
  const brief: Brief = {
    ...own,
    title: wishes.title.trim() || own.title,
    tags,
    lyrics: textOf(form),
    instrumental: false,
    tempoBpm: score.tempoBpm,
    tonic: score.tonic,
    mode: score.mode,
    ...(wishes.vocalGender && { vocalGender: wishes.vocalGender }),
  };
  const words = tags.toLowerCase();
  const gender = brief.vocalGender ?? (take === 1 ? 'f' : 'm');
  const singers = persona.length > 0 ? persona : castSingers({ words, gender, take, speaks: false }).singers;
  const recipe: Recipe = { brief, seed, take, pins: { form, lift: null, chords: score.chords, singers } };
  const { vocal } = composeWith(recipe).score;
  if (!vocal) throw new Unworkable('the lyrics hold no line that can be sung');
  const { vocal: _, ...bare } = score;
  const isLed = (beat: number): boolean =>
    form.some((section, index) => {
      const from = (score.sections[index]?.startBar ?? 0) * score.beatsPerBar;
      return section.words.length > 0 && beat >= from && beat < from + section.bars * score.beatsPerBar;
    });
  const made: Score = {
    ...bare,
    title: brief.title,
    parts: score.parts
      .map((part) =>
        part.role === 'lead' ? { ...part, notes: part.notes.filter(({ startBeat }) => !isLed(startBeat)) } : part,
      )
      .filter((part) => part.notes.length > 0),
    vocal,
  };
  return {
    brief,
    render: { score: made },
    notes: [
      ...(left > 0 ? [`lyrics: ${left} of the lines found no room in the ${barsOf(score)} bars of the source`] : []),
    ],
    finish: (tape) => {
      if (!tape) throw new Error('a song with a new voice is rendered');
      return { score: made, startSeconds: 0, recipe, fromBar: 0, tapes: [tape], cuts: [{ tape: 0, from: 0, fade: 0 }] };
    },
  };
}
