import { type Delivery, deliveryOf, isDirection } from './delivery.ts';
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
  const mark = /^[^\p{L}\p{N}(（]*/u.exec(rest)?.[0].length ?? 0;
  const head = line.text.slice(0, best.at + mark).trim();
  const tail = rest.slice(mark).trim();
  return isOpen(head) ? [`${head})`, `(${tail}`] : [head, tail];
}

/** Round brackets that a text opens and does not close. */
const isOpen = (text: string): boolean =>
  Math.max(text.lastIndexOf('('), text.lastIndexOf('（')) > Math.max(text.lastIndexOf(')'), text.lastIndexOf('）'));

/** What is left to sing: no marks in square brackets, no *sounds*, no (directions). */
const singable = (text: string): string =>
  text
    .replace(/[[【][^\]】]*[\]】]/g, ' ')
    .replace(/\*[^*\n]{2,40}\*/g, ' ')
    .replace(/[(（]([^()（）]*)[)）]/g, (whole, inside: string) => (isDirection(inside) ? ' ' : whole))
    .trim();

function breathe(text: string, language: Language, delivery: Delivery | undefined): SungLine[] {
  const [line] = readLines([text], language);
  if (!line || line.words.length === 0) return [];
  const parts = syllableCount(line) > LONGEST_BREATH ? halves(line) : undefined;
  if (parts) return parts.flatMap((part) => breathe(part, language, delivery));
  return [delivery ? { ...line, delivery } : line];
}

const inBrackets = /^\s*[(（]([^()（）]*)[)）]/;

/** "(whispered) come closer" tells how its own line is sung. */
function ownDelivery(text: string, delivery: Delivery | undefined): Delivery | undefined {
  const inside = inBrackets.exec(text)?.[1];
  const told = inside !== undefined && isDirection(inside) ? deliveryOf(inside) : undefined;
  return told ? { ...delivery, ...told } : delivery;
}

/** Languages that are known by their script. */
const isOwn = (language: Language): boolean => language === 'ja' || language === 'zh' || language === 'other';

/** A line of another script than its sheet has its own language. */
const ownLanguage = (text: string, sheet: Language): Language => {
  const own = languageOf(text);
  // A line of Chinese signs alone is Japanese in a Japanese song.
  if (own === 'zh' && sheet === 'ja') return 'ja';
  return isOwn(own) || isOwn(sheet) ? own : sheet;
};

/** The lines of each section as they are sung, in breaths; what has no words is not sung. */
export function readSheet({ sections }: Lyrics): SungLine[][] {
  const texts = sections.flatMap((section) => section.lines.map((line) => singable(line.text)));
  const language = languageOf(texts.join('\n'));
  // Read together first, which is cheaper; then line by line from what is known.
  readLines(
    texts.filter((text) => ownLanguage(text, language) === 'en'),
    'en',
  );
  return sections.map((section) =>
    section.lines.flatMap(({ text, delivery }) => {
      const sung = singable(text);
      return breathe(sung, ownLanguage(sung, language), ownDelivery(text, delivery));
    }),
  );
}
