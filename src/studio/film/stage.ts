import { type Canvas, createCanvas, type Image, type SKRSContext2D } from '@napi-rs/canvas';
import { clean, drawable, leading, setText, shorten, useFont } from '../pictures/lettering.ts';
import { css, mix, type Rgb } from '../pictures/palette.ts';
import { type Caption, drawCaption, linesAt, setCaption } from './captions.ts';
import { type FilmBeat, type FilmPlan, FRAMES_PER_SECOND } from './plan.ts';

export const FILM_WIDTH = 1280;
export const FILM_HEIGHT = 720;

export interface FilmCredits {
  readonly title: string;
  readonly author: string;
  readonly brand: string;
}

const ink: Rgb = { r: 255, g: 255, b: 255 };
const night: Rgb = { r: 9, g: 9, b: 16 };

/** The picture on its card, the words beside it, the sound below. */
const card = { x: 84, y: 112, edge: 440, round: 20 };
const text = { x: 592, width: 604, captionTop: 292, nextTop: 486 };
const sound = { left: 84, right: 1196, middle: 640, reach: 34, step: 10, bar: 5 };

const nextScale = 0.72;
/** Edge of the picture that the camera sees. */
const pictureEdge = 640;
/** The lettering of a picture keeps 7.5 % of its edge free, which the camera may lose. */
const CLOSEST = 0.07;

const MOST_CAPTIONS = 8;

/** The liveliest colour of a picture, light enough to be read on dark. */
function glowOf(artwork: Image): Rgb {
  const small = createCanvas(8, 8);
  const pen = small.getContext('2d');
  pen.drawImage(artwork, 0, 0, 8, 8);
  const { data } = pen.getImageData(0, 0, 8, 8);
  let best: Rgb = ink;
  let most = -1;
  for (let at = 0; at < data.length; at += 4) {
    const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
    const lively = Math.max(r, g, b) - Math.min(r, g, b) + 0.3 * Math.max(r, g, b);
    if (lively <= most) continue;
    most = lively;
    best = { r, g, b };
  }
  const strongest = Math.max(1, best.r, best.g, best.b);
  const bright = { r: (best.r * 255) / strongest, g: (best.g * 255) / strongest, b: (best.b * 255) / strongest };
  return mix(bright, ink, 0.35);
}

/** What stands still, once for each of two lights that take turns from section to section. */
function ground(artwork: Image, credits: FilmCredits, light: 0 | 1): Canvas {
  const canvas = createCanvas(FILM_WIDTH, FILM_HEIGHT);
  const pen = canvas.getContext('2d');
  // Small and large again is a blur that costs nothing; the upper third of a picture has its title.
  const [seen, top] = [artwork.width, (light === 0 ? 0.36 : 0.43) * artwork.height];
  let soft = createCanvas(20, 12);
  soft.getContext('2d').drawImage(artwork, 0, top, seen, seen * 0.56, 0, 0, 20, 12);
  for (const width of [80, 320]) {
    const larger = createCanvas(width, width * 0.6);
    const into = larger.getContext('2d');
    into.imageSmoothingQuality = 'high';
    into.drawImage(soft, 0, 0, width, width * 0.6);
    soft = larger;
  }
  pen.drawImage(soft, 0, 0, FILM_WIDTH, FILM_HEIGHT);
  pen.fillStyle = css(night, light === 0 ? 0.66 : 0.5);
  pen.fillRect(0, 0, FILM_WIDTH, FILM_HEIGHT);
  const fall = pen.createLinearGradient(0, 0, 0, FILM_HEIGHT);
  fall.addColorStop(0, css(night, 0.1));
  fall.addColorStop(1, css(night, 0.55));
  pen.fillStyle = fall;
  pen.fillRect(0, 0, FILM_WIDTH, FILM_HEIGHT);
  writeCredits(pen, credits);
  return canvas;
}

function writeCredits(pen: SKRSContext2D, { title, author, brand }: FilmCredits): void {
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = css(ink);
  const box = { width: text.width, height: 110, maxLines: 2, largest: 50, smallest: 28 };
  const set = setText(pen, drawable(pen, clean(title, 120)), box);
  useFont(pen, 'bold', set.size);
  set.lines.forEach((line, row) => {
    pen.fillText(line, text.x, card.y + set.size * 0.8 + row * set.size * leading);
  });
  useFont(pen, 'regular', 24);
  pen.fillStyle = css(ink, 0.78);
  const below = card.y + Math.max(1, set.lines.length) * set.size * leading + 30;
  pen.fillText(shorten(pen, drawable(pen, clean(author, 50)), text.width), text.x, below);
  useFont(pen, 'regular', 20);
  pen.fillStyle = css(ink, 0.6);
  pen.textAlign = 'right';
  pen.fillText(shorten(pen, drawable(pen, clean(brand, 50)), text.width), sound.right, 64);
  pen.textAlign = 'left';
}

/** How fast a beat's movement dies, per second. */
const DECAY = 7;

/** Draws the frames of a film one after the other. */
export function createStage(plan: FilmPlan, artwork: Image, credits: FilmCredits): (frame: number) => Uint8Array {
  const canvas = createCanvas(FILM_WIDTH, FILM_HEIGHT);
  const pen = canvas.getContext('2d');
  const glow = glowOf(artwork);
  // Decoded and made small once: a picture from a file is decoded again by each drawing of it.
  const picture = createCanvas(pictureEdge, pictureEdge);
  picture.getContext('2d').drawImage(artwork, 0, 0, pictureEdge, pictureEdge);
  const grounds = [ground(artwork, credits, 0), ground(artwork, credits, 1)] as const;
  const captions = new Map<number, Caption>();

  const captionOf = (index: number): Caption | undefined => {
    const line = plan.lines[index];
    if (!line) return undefined;
    const known = captions.get(index);
    if (known) return known;
    const made = setCaption(line, text.width, ink, glow);
    captions.set(index, made);
    if (captions.size > MOST_CAPTIONS) captions.delete(captions.keys().next().value as number);
    return made;
  };

  const pulseAt = (seconds: number, level: number): number => {
    const beat = lastBefore(plan.beats, seconds);
    if (!beat) return 0.6 * level * level;
    return (beat.startsBar ? 1 : 0.5) * Math.exp((beat.at - seconds) * DECAY) * (0.3 + 0.7 * level);
  };

  const drawGround = (seconds: number): void => {
    const passed = plan.turns.filter((turn) => turn <= seconds);
    const since = seconds - (passed.at(-1) ?? Number.NEGATIVE_INFINITY);
    const light = (passed.length % 2) as 0 | 1;
    pen.drawImage(grounds[light], 0, 0);
    if (since >= 1) return;
    pen.globalAlpha = 1 - since;
    pen.drawImage(grounds[light === 0 ? 1 : 0], 0, 0);
    pen.globalAlpha = 1;
  };

  /** The camera wanders slowly over the picture and comes nearer until the middle of the film. */
  const drawCard = (seconds: number, level: number, pulse: number): void => {
    const grown = card.edge * (1 + 0.022 * pulse);
    const [x, y] = [card.x - (grown - card.edge) / 2, card.y - (grown - card.edge) / 2];
    pen.fillStyle = css(glow, 0.1 + 0.22 * level * (0.5 + 0.5 * pulse));
    const rim = 6 + 14 * level;
    pen.beginPath();
    pen.roundRect(x - rim, y - rim, grown + 2 * rim, grown + 2 * rim, card.round + rim);
    pen.fill();
    const length = plan.frames / FRAMES_PER_SECOND;
    const near = 1 - CLOSEST * Math.sin((Math.PI * seconds) / Math.max(1, length));
    const seen = pictureEdge * near;
    const room = pictureEdge - seen;
    const [across, down] = [0.5 + 0.5 * Math.sin(seconds * 0.19), 0.5 + 0.5 * Math.cos(seconds * 0.13)];
    pen.save();
    pen.beginPath();
    pen.roundRect(x, y, grown, grown, card.round);
    pen.clip();
    pen.drawImage(picture, room * across, room * down, seen, seen, x, y, grown, grown);
    pen.restore();
  };

  const drawSound = (frame: number): void => {
    const middle = (sound.left + sound.right) / 2;
    const perBar = 2;
    const offset = (frame % perBar) * (sound.step / perBar);
    const now = Math.floor(frame / perBar);
    const half = Math.floor((sound.right - sound.left) / 2 / sound.step);
    for (const passed of [true, false]) {
      pen.fillStyle = passed ? css(glow, 0.9) : css(ink, 0.3);
      pen.beginPath();
      for (let bar = passed ? -half : 1; bar <= (passed ? 0 : half); bar++) {
        const level = plan.levels[(now + bar) * perBar] ?? 0;
        const reach = 2 + sound.reach * level ** 1.4;
        pen.rect(middle + bar * sound.step - offset, sound.middle - reach, sound.bar, 2 * reach);
      }
      pen.fill();
    }
  };

  const drawWords = (seconds: number): void => {
    const { now, next } = linesAt(plan.lines, seconds);
    const current = now === undefined ? undefined : captionOf(now);
    const following = next === undefined ? undefined : captionOf(next);
    if (current) drawCaption(pen, current, text.x, text.captionTop, seconds);
    if (!following) return;
    pen.globalAlpha = 0.55;
    const { width, height } = following.waiting;
    pen.drawImage(following.waiting, text.x, text.nextTop, width * nextScale, height * nextScale);
    pen.globalAlpha = 1;
  };

  return (frame) => {
    const seconds = frame / FRAMES_PER_SECOND;
    const level = plan.levels[frame] ?? 0;
    drawGround(seconds);
    drawCard(seconds, level, pulseAt(seconds, level));
    drawWords(seconds);
    drawSound(frame);
    return canvas.data();
  };
}

function lastBefore(beats: readonly FilmBeat[], seconds: number): FilmBeat | undefined {
  let [low, high] = [0, beats.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((beats[middle] as FilmBeat).at <= seconds) low = middle + 1;
    else high = middle;
  }
  return beats[low - 1];
}
