import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { clean, drawable, leading, useFont } from '../pictures/lettering.ts';
import { css, type Rgb } from '../pictures/palette.ts';
import type { FilmLine } from './plan.ts';

const LARGEST = 42;
const SMALLEST = 26;
const MOST_ROWS = 3;

/** Where a word stands in its picture, and when it is sung. */
interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly start: number;
  readonly end: number;
}

/** A line of words as a picture, twice: as it waits and as it is sung. */
export interface Caption {
  readonly line: FilmLine;
  readonly waiting: Canvas;
  readonly sung: Canvas;
  readonly words: readonly Placed[];
  readonly rowHeight: number;
  readonly rightToLeft: boolean;
}

const isRightToLeft = (text: string): boolean =>
  /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text);

/** The line cut before each of its words, so that its own spaces and marks stay; Chinese and Japanese have none. */
function piecesOf({ text, words }: FilmLine): string[] {
  const starts: number[] = [];
  let from = 0;
  for (const word of words) {
    const at = text.indexOf(word.text, from);
    if (at < 0) return words.map(({ text: own }) => `${own} `);
    starts.push(at);
    from = at + word.text.length;
  }
  return starts.map((start, index) => text.slice(index === 0 ? 0 : start, starts[index + 1] ?? text.length));
}

interface Row {
  readonly words: { readonly index: number; readonly text: string; readonly width: number }[];
  width: number;
}

function rowsOf(pen: SKRSContext2D, pieces: readonly string[], size: number, width: number): Row[] {
  useFont(pen, 'bold', size);
  const rows: Row[] = [];
  for (const [index, text] of pieces.entries()) {
    const own = pen.measureText(text).width;
    const last = rows.at(-1);
    const bare = pen.measureText(text.trimEnd()).width;
    const row = last && last.width + bare <= width ? last : { words: [], width: 0 };
    if (row !== last) rows.push(row);
    row.words.push({ index, text, width: own });
    row.width += own;
  }
  return rows;
}

const measuring = createCanvas(1, 1).getContext('2d');

/** Sets a line into so many pixels: as large as three rows allow. */
export function setCaption(line: FilmLine, width: number, ink: Rgb, glow: Rgb): Caption {
  const pieces = piecesOf(line).map((piece) => {
    const shown = drawable(measuring, clean(piece, 80));
    return /\s$/.test(piece) && shown !== '' ? `${shown} ` : shown;
  });
  let size = LARGEST;
  let rows = rowsOf(measuring, pieces, size, width);
  while (size > SMALLEST && (rows.length > MOST_ROWS || rows.some((row) => row.width > width * 1.02))) {
    size -= 2;
    rows = rowsOf(measuring, pieces, size, width);
  }
  const rowHeight = Math.ceil(size * leading * 1.16);
  const rightToLeft = isRightToLeft(line.text);
  const height = Math.max(1, rows.length * rowHeight);
  const draw = (colour: string): Canvas => {
    const canvas = createCanvas(width, height);
    const pen = canvas.getContext('2d');
    useFont(pen, 'bold', size);
    pen.textBaseline = 'alphabetic';
    pen.direction = rightToLeft ? 'rtl' : 'ltr';
    pen.textAlign = rightToLeft ? 'right' : 'left';
    pen.fillStyle = colour;
    rows.forEach((row, at) => {
      let x = rightToLeft ? width : 0;
      for (const word of row.words) {
        pen.fillText(word.text, x, at * rowHeight + size * 0.92);
        x += rightToLeft ? -word.width : word.width;
      }
    });
    return canvas;
  };
  const words = rows.flatMap((row, at) => {
    let x = rightToLeft ? width : 0;
    return row.words.map(({ index, width: own }): Placed => {
      const left = rightToLeft ? x - own : x;
      x += rightToLeft ? -own : own;
      const { start, end } = line.words[index] ?? line;
      return { x: left, y: at * rowHeight, width: own, start, end };
    });
  });
  return { line, waiting: draw(css(ink, 0.5)), sung: draw(css(glow)), words, rowHeight, rightToLeft };
}

/** How far a word has been sung, 0 to 1. */
const sungShare = ({ start, end }: Placed, seconds: number): number =>
  Math.max(0, Math.min(1, (seconds - start) / Math.max(0.05, end - start)));

/** Draws a caption as it is at that time. */
export function drawCaption(pen: SKRSContext2D, caption: Caption, left: number, top: number, seconds: number): void {
  pen.drawImage(caption.waiting, left, top);
  for (const word of caption.words) {
    const share = sungShare(word, seconds);
    const width = word.width * share;
    if (width < 1) continue;
    const x = Math.max(0, caption.rightToLeft ? word.x + word.width - width : word.x);
    const height = Math.min(caption.rowHeight, caption.sung.height - word.y);
    pen.drawImage(caption.sung, x, word.y, width, height, left + x, top + word.y, width, height);
  }
}

/** So long before its first word a line is there to be read, and so long after its last. */
const AHEAD_SECONDS = 0.6;
const AFTER_SECONDS = 0.8;
const NEXT_WITHIN_SECONDS = 8;

interface OnScreen {
  readonly now?: number;
  readonly next?: number;
}

/** Which lines are to be seen at a time: the one that is sung, and the one to come. */
export function linesAt(lines: readonly FilmLine[], seconds: number): OnScreen {
  let now: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.start - AHEAD_SECONDS > seconds) break;
    const before = lines[index - 1];
    // Whoever still sings keeps the place.
    if (before && before.end > seconds && line.start > seconds) break;
    now = index;
  }
  const current = now === undefined ? undefined : lines[now];
  const following = (now ?? -1) + 1;
  const over = current !== undefined && current.end + AFTER_SECONDS < seconds;
  const next = lines[following];
  const shows = next !== undefined && next.start - seconds < NEXT_WITHIN_SECONDS;
  return { ...(now !== undefined && !over && { now }), ...(shows && { next: following }) };
}
