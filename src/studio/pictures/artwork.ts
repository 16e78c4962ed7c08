import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { hash, type Random, random } from '../random.ts';
import { clean, drawable, leading, setText, shorten, useFont } from './lettering.ts';
import { choosePalette, contrast, css, mix, type Palette, type Rgb } from './palette.ts';
import { contours, halftone } from './prints.ts';
import { aurora, grid, landscape, ribbons, type Scene } from './scenes.ts';

export interface ArtworkSubject {
  readonly title: string;
  readonly style: string;
  /** 0 sad … 1 glad. */
  readonly valence: number;
  /** 0 calm … 1 driving. */
  readonly energy: number;
  /** 0 dark … 1 bright. */
  readonly brightness: number;
  readonly seed: number;
  /** Edge in pixels. */
  readonly size?: number;
  /** As with a brush, or as a poster is printed; the style decides where neither is asked for. */
  readonly manner?: 'painted' | 'printed';
}

/** The cover of a song, as JPEG. The same subject gives the same bytes. */
export async function paintArtwork(subject: ArtworkSubject): Promise<Uint8Array> {
  return drawArtwork(subject).encode('jpeg', 90);
}

function drawArtwork(subject: ArtworkSubject): Canvas {
  const size = Math.min(4096, Math.max(64, Math.round(subject.size ?? 1024))) || 1024;
  const title = clean(subject.title, 160);
  const style = clean(subject.style, 80);
  const mood = { valence: unit(subject.valence), energy: unit(subject.energy), brightness: unit(subject.brightness) };
  const seed = Number.isFinite(subject.seed) ? Math.abs(Math.trunc(subject.seed)) : 0;
  // Two takes of one order share a mood, so the words take part in the draw as well as the seed.
  const draw = random(seed, `artwork ${hash(title)}`);
  const palette = choosePalette(mood, draw);
  const scene = chooseScene(style, mood.energy, draw, subject.manner);

  const canvas = createCanvas(size, size);
  const pen = canvas.getContext('2d');
  pen.save();
  pen.scale(size, size);
  scene(pen, palette, mood.energy, draw);
  pen.restore();
  addGrain(pen, size, draw);
  letter(pen, size, palette, title, style);
  return canvas;
}

function unit(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0.5;
}

const printed: readonly Scene[] = [grid, halftone, contours];

function chooseScene(style: string, energy: number, draw: Random, manner: ArtworkSubject['manner']): Scene {
  if (manner === 'printed') return draw.pick(printed);
  const has = (words: RegExp): number => (words.test(style.toLowerCase()) ? 4 : 0);
  const scenes: readonly (readonly [Scene, number])[] = [
    [
      landscape,
      1.5 - energy + has(/folk|country|acoustic|ballad|cinematic|orchestra|classical|celtic|americana|reggae|ambient/),
    ],
    [ribbons, 0.8 + has(/pop|r&b|soul|funk|disco|latin|bossa|jazz|gospel|afro|salsa|reggaeton/)],
    [grid, 0.2 + energy + has(/rock|punk|metal|hip.?hop|rap|techno|house|drum|electro|industrial|swing|ska/)],
    [aurora, 0.8 + has(/synth|wave|lo.?fi|chill|dream|trance|ambient|shoegaze|edm|trip.?hop|new age/)],
  ];
  return draw.weighted(manner === 'painted' ? scenes.filter(([scene]) => scene !== grid) : scenes);
}

/** Breaks the bands that JPEG makes of soft gradients, and takes away the plastic look. */
function addGrain(pen: SKRSContext2D, size: number, draw: Random): void {
  const picture = pen.getImageData(0, 0, size, size);
  const pixels = picture.data;
  // xorshift32, as the named streams would be slow for a million draws.
  let state = draw.int(1, 0x7fffffff);
  for (let i = 0; i < pixels.length; i += 4) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const grain = ((state & 255) + ((state >>> 8) & 255)) / 255 - 1;
    for (let channel = i; channel < i + 3; channel++) pixels[channel] = pixels[channel]! + 9 * grain;
  }
  pen.putImageData(picture, 0, 0);
}

function letter(pen: SKRSContext2D, size: number, palette: Palette, title: string, style: string): void {
  const margin = size * 0.075;
  const width = size - 2 * margin;
  const box = { width, height: size * 0.3, maxLines: 3, largest: size * 0.125, smallest: size * 0.042 };
  const set = setText(pen, drawable(pen, title), box);
  const step = set.size * leading;
  const bottom = margin + set.lines.length * step + size * 0.06;
  const ink = readableInk(pen, size, palette, { x: margin, y: margin, width, height: Math.max(1, bottom - margin) });
  pen.fillStyle = css(ink);
  pen.textBaseline = 'alphabetic';
  const rightToLeft = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(title);
  pen.direction = rightToLeft ? 'rtl' : 'ltr';
  pen.textAlign = rightToLeft ? 'right' : 'left';
  const x = rightToLeft ? size - margin : margin;
  useFont(pen, 'bold', set.size);
  set.lines.forEach((line, i) => {
    pen.fillText(line, x, margin + set.size * 0.8 + i * step);
  });
  useFont(pen, 'regular', size * 0.026);
  pen.fillStyle = css(ink, 0.86);
  const y =
    set.lines.length > 0 ? margin + set.size * 0.8 + (set.lines.length - 1) * step + size * 0.06 : margin + size * 0.02;
  pen.fillText(shorten(pen, drawable(pen, style), width), x, y);
}

const white: Rgb = { r: 255, g: 255, b: 255 };
const black: Rgb = { r: 8, g: 8, b: 16 };

/**
 * The ink of the palette, or else white or near-black, that stands out best against the least favourable spot behind
 * the lettering; where none reaches 4.5 : 1, a veil of the opposite tone is laid under it.
 */
function readableInk(
  pen: SKRSContext2D,
  size: number,
  palette: Palette,
  box: { x: number; y: number; width: number; height: number },
): Rgb {
  const spots = spotsBehind(pen, box);
  const worst = (ink: Rgb, under: readonly Rgb[]): number => Math.min(...under.map((spot) => contrast(ink, spot)));
  if (worst(palette.ink, spots) >= 4.5) return palette.ink;
  const ink = [palette.ink, white, black].reduce((best, next) =>
    worst(next, spots) > worst(best, spots) ? next : best,
  );
  if (worst(ink, spots) >= 4.5) return ink;
  const veil = contrast(ink, black) > contrast(ink, white) ? black : white;
  let strength = 0.1;
  while (
    strength < 0.9 &&
    worst(
      ink,
      spots.map((spot) => mix(spot, veil, strength)),
    ) < 4.5
  )
    strength += 0.05;
  const end = Math.min(size, box.y + box.height + size * 0.14);
  const gradient = pen.createLinearGradient(0, 0, 0, end);
  gradient.addColorStop(0, css(veil, strength));
  gradient.addColorStop((box.y + box.height) / end, css(veil, strength));
  gradient.addColorStop(1, css(veil, 0));
  pen.fillStyle = gradient;
  pen.fillRect(0, 0, size, end);
  return ink;
}

/** Means of small squares: single grains do not count. */
function spotsBehind(pen: SKRSContext2D, box: { x: number; y: number; width: number; height: number }): Rgb[] {
  const [columns, rows] = [12, 8];
  const [width, height] = [Math.ceil(box.width), Math.ceil(box.height)];
  const { data } = pen.getImageData(Math.floor(box.x), Math.floor(box.y), width, height);
  const sums = Array.from({ length: columns * rows }, () => ({ r: 0, g: 0, b: 0, count: 0 }));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sum = sums[Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width)]!;
      const at = 4 * (y * width + x);
      sum.r += data[at]!;
      sum.g += data[at + 1]!;
      sum.b += data[at + 2]!;
      sum.count++;
    }
  }
  return sums
    .filter(({ count }) => count > 0)
    .map(({ r, g, b, count }) => ({ r: r / count, g: g / count, b: b / count }));
}
