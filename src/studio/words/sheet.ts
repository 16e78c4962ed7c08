import { type Language, languageOf } from './language.ts';
import type { Lyrics } from './lyrics.ts';
import { readLines, type SungLine, syllableCount } from './sung.ts';

/** Longer lines than this many syllables are sung in two breaths. */
const LONGEST_BREATH = 15;

/** Where to breathe: at punctuation near the middle, else at the word nearest to it. */
function halves(line: SungLine): readonly [string, string] | undefined {
  const total = syllableCount(line);
  let before = 0;
  let best: { readonly at: number; readonly cost: number } | undefined;
  let place = 0;
  line.words.forEach((word, index) => {
    place = line.text.indexOf(word.text, place) + word.text.length;
    before += word.syllables.length;
    if (index === line.words.length - 1) return;
    const pause = /^[^\p{L}\p{N}]*[,;:.!?—–)]/u.test(line.text.slice(place)) ? 0.25 * total : 0;
    const cost = Math.abs(before - total / 2) - pause;
    if (!best || cost < best.cost) best = { at: place, cost };
  });
  if (!best) return undefined;
  const rest = line.text.slice(best.at);
  const mark = /^[\p{P}]*/u.exec(rest)?.[0].length ?? 0;
  return [line.text.slice(0, best.at + mark).trim(), rest.slice(mark).trim()];
}

function breathe(text: string, language: Language): SungLine[] {
  const [line] = readLines([text], language);
  if (!line || line.words.length === 0) return [];
  const parts = syllableCount(line) > LONGEST_BREATH ? halves(line) : undefined;
  return parts ? parts.flatMap((part) => breathe(part, language)) : [line];
}

/** A line of another script than its sheet has its own language. */
const ownLanguage = (text: string, sheet: Language): Language => {
  const own = languageOf(text);
  return own === 'ja' || own === 'other' ? own : sheet === 'ja' || sheet === 'other' ? own : sheet;
};

/** The lines of each section as they are sung, in breaths; what has no words is not sung. */
export function readSheet({ sections }: Lyrics): SungLine[][] {
  const texts = sections.flatMap((section) => section.lines.map((line) => line.text));
  const language = languageOf(texts.join('\n'));
  // Read together first, which is cheaper; then line by line from what is known.
  readLines(
    texts.filter((text) => ownLanguage(text, language) === 'en'),
    'en',
  );
  return sections.map((section) => section.lines.flatMap(({ text }) => breathe(text, ownLanguage(text, language))));
}
