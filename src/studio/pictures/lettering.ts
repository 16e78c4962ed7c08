import { createRequire } from 'node:module';
import { GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';

/** Private, so that an Inter installed on the machine cannot change the picture. */
const regular = 'Cantiga Text';
const bold = 'Cantiga Display';
const alphabets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'];
const fallback = 'Noto Sans, Noto Sans CJK SC, Noto Sans Arabic, DejaVu Sans, sans-serif';
let registered = false;

/** Each subset file is its own family: one family of many files would hide all but one of them. */
function registerFonts(): void {
  if (registered) return;
  registered = true;
  const require = createRequire(import.meta.url);
  for (const [family, weight] of [
    [regular, 500],
    [bold, 800],
  ] as const) {
    for (const alphabet of alphabets) {
      const file = require.resolve(`@fontsource/inter/files/inter-${alphabet}-${weight}-normal.woff2`);
      GlobalFonts.registerFromPath(file, `${family} ${alphabet}`);
    }
  }
}

export function useFont(pen: SKRSContext2D, face: 'regular' | 'bold', size: number): void {
  registerFonts();
  const family = face === 'bold' ? bold : regular;
  pen.font = `${size}px ${alphabets.map((alphabet) => `"${family} ${alphabet}"`).join(', ')}, ${fallback}`;
}

/** One line of printable text: no controls, no bidirectional overrides, no lone surrogates, no piles of accents. */
export function clean(text: string, limit: number): string {
  const plain = text
    .slice(0, 2000)
    .replace(/\p{Cs}/gu, '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd]|[\u{e0000}-\u{e0fff}]/gu, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .trim();
  const graphemes = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(plain)];
  if (graphemes.length <= limit) return plain;
  return `${graphemes
    .slice(0, limit - 1)
    .map((g) => g.segment)
    .join('')
    .trimEnd()}…`;
}

/**
 * Without emoji, and without what no font of this machine can draw: a gap is better than a box. What is missing is told
 * by its metrics, which are those of a code point that no font ever has.
 */
export function drawable(pen: SKRSContext2D, text: string): string {
  const font = pen.font;
  useFont(pen, 'bold', 100);
  const shape = (part: string): string => {
    const { width, actualBoundingBoxAscent, actualBoundingBoxRight } = pen.measureText(part);
    return `${width} ${actualBoundingBoxAscent} ${actualBoundingBoxRight}`;
  };
  const missing = shape('\u{10fffd}');
  const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Regional_Indicator}|\u20e3/u;
  const kept = graphemesOf(text)
    .filter(
      (part) => !emoji.test(part) && [...part].every((sign) => /[\x20-\x7e]/.test(sign) || shape(sign) !== missing),
    )
    .join('')
    .replace(/ +/g, ' ')
    .trim();
  pen.font = font;
  return kept;
}

/** From one baseline to the next, in sizes. */
export const leading = 1.06;

export interface SetText {
  readonly size: number;
  readonly lines: readonly string[];
}

/** The largest size at which the text fits the box in at most `maxLines`; at the smallest, the rest is cut with an ellipsis. */
export function setText(
  pen: SKRSContext2D,
  text: string,
  box: { width: number; height: number; maxLines: number; largest: number; smallest: number },
): SetText {
  for (let size = box.largest; size > box.smallest; size *= 0.94) {
    useFont(pen, 'bold', size);
    const lines = breakLines(pen, text, box.width, false);
    const high = (lines?.length ?? 0) * size * leading > box.height;
    if (lines && lines.length <= box.maxLines && !high) return { size, lines: balance(pen, text, box.width, lines) };
  }
  useFont(pen, 'bold', box.smallest);
  const lines = breakLines(pen, text, box.width, true) ?? [];
  if (lines.length <= box.maxLines) return { size: box.smallest, lines };
  const kept = lines.slice(0, box.maxLines);
  kept.push(shorten(pen, `${kept.pop()}…`, box.width));
  return { size: box.smallest, lines: kept };
}

/** Greedy. Undefined when a word is wider than the line, unless words may be broken. */
function breakLines(pen: SKRSContext2D, text: string, width: number, mayBreakWords: boolean): string[] | undefined {
  const fits = (part: string): boolean => pen.measureText(part).width <= width;
  // By the segmenter, as Chinese, Japanese and Thai write no spaces between words.
  const units = mayBreakWords ? graphemesOf(text) : wordsOf(text);
  const lines: string[] = [];
  let line = '';
  for (const unit of units) {
    if (line !== '' && !fits((line + unit).trimEnd())) {
      const space = mayBreakWords ? line.lastIndexOf(' ') : -1;
      // Even when letters may be parted, a late space is the better place.
      const at = unit !== ' ' && space > line.length * 0.6 ? space + 1 : line.length;
      lines.push(line.slice(0, at).trimEnd());
      line = line.slice(at);
    }
    if (line === '' && unit.trim() === '') continue;
    line += unit;
    if (!mayBreakWords && !fits(line.trimEnd())) return undefined;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** The narrowest width with the same number of lines: no single word left over at the end. */
function balance(pen: SKRSContext2D, text: string, width: number, lines: readonly string[]): readonly string[] {
  let best = lines;
  for (let narrower = width * 0.95; narrower > width / 3; narrower *= 0.95) {
    const tried = breakLines(pen, text, narrower, false);
    if (!tried || tried.length > lines.length) break;
    best = tried;
  }
  return best;
}

/** Punctuation stays with the word before it. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter('en', { granularity: 'word' }).segment(text)) {
    const last = words.length - 1;
    const joins =
      segment.trim() !== '' &&
      last >= 0 &&
      words[last] !== ' ' &&
      (!isWordLike || !/[\p{L}\p{N}]$/u.test(words[last]!));
    if (joins) words[last] += segment;
    else words.push(segment);
  }
  return words;
}

const graphemesOf = (text: string): string[] =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map((g) => g.segment);

export function shorten(pen: SKRSContext2D, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text;
  const graphemes = graphemesOf(text.replace(/…$/, ''));
  while (graphemes.length > 0 && pen.measureText(`${graphemes.join('').trimEnd()}…`).width > width) graphemes.pop();
  return `${graphemes.join('').trimEnd()}…`;
}
