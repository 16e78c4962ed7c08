import type { Random } from '../random.ts';

export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** From far to near: `sky` is the ground of the picture, `layers` lie upon it, `glow` is its light, `ink` its lettering. */
export interface Palette {
  readonly sky: readonly [Rgb, Rgb];
  readonly layers: readonly Rgb[];
  readonly glow: Rgb;
  readonly ink: Rgb;
}

const hex = (text: string): Rgb => {
  const n = Number.parseInt(text, 16);
  return { r: (n >> 16) & 255, g: (n >> 8) & 255, b: n & 255 };
};

const palette = (sky: string, layers: string, glow: string, ink: string): Palette => {
  const [top, bottom] = sky.split(' ');
  return { sky: [hex(top!), hex(bottom!)], layers: layers.split(' ').map(hex), glow: hex(glow), ink: hex(ink) };
};

/** By the feeling (sad to glad) and the light (dark to bright); chosen by eye. */
const palettes = {
  sadDark: [
    palette('0b1026 2b2f5c', '3d4279 2a2f63 1d2250 12163a 0a0d26', 'c7b8ff', 'f3f1ff'),
    palette('06151c 16404c', '1f5a66 17464f 10333c 0a232b 05141a', '8fe3d4', 'eafaf6'),
    palette('170b1e 4a1f47', '6b2d5c 4f2149 391838 270f29 16081a', 'ffb38a', 'fff1e8'),
  ],
  sadBright: [
    palette('c4d3de eadfd6', 'a9bccb 8aa3b7 6b879f 4d6a85 304c68', 'fff6e6', '14283b'),
    palette('d9d2e6 f1dfdc', 'bfb4d6 a197c0 8279a6 625b88 433f66', 'fff4ec', '221f3d'),
    palette('cfdcd3 efe9da', 'afc4b5 8fab98 6e8f7b 4f725f 335444', 'fffbe8', '142c20'),
  ],
  gladDark: [
    palette('1b0b3b 9c1f6b', 'd4326f a3246b 731a62 4a1354 260a3a', 'ffd166', 'fff6e5'),
    palette('04213d 0d6e8c', '14a0a6 0f7f93 0b5e7c 083f62 042544', 'ffe08a', 'f4fffb'),
    palette('2a0a12 b5361f', 'e8622c c5431f 942d1d 62191b 360c16', 'ffdf7e', 'fff5e2'),
  ],
  gladBright: [
    palette('ffb56b ff7a6b', 'f9586a d63f6f a83270 742a66 43204f', 'fff3c4', '2c1138'),
    palette('8fdcff e8fbe6', '4fc3c8 2aa3ad 1b8294 14607a 0f405a', 'fff2a8', '0b2a40'),
    palette('ffe27a ffb37a', 'ff8f66 f0645f cf4668 95366b 552a5c', 'fffbe0', '33133f'),
  ],
} as const;

export function choosePalette(mood: { valence: number; brightness: number }, random: Random): Palette {
  const feeling = mood.valence < 0.5 ? 'sad' : 'glad';
  const light = mood.brightness < 0.5 ? 'Dark' : 'Bright';
  return random.pick<Palette>(palettes[`${feeling}${light}`]);
}

export function css(colour: Rgb, alpha = 1): string {
  return `rgba(${Math.round(colour.r)},${Math.round(colour.g)},${Math.round(colour.b)},${alpha})`;
}

export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const between = (x: number, y: number): number => x + (y - x) * share;
  return { r: between(a.r, b.r), g: between(a.g, b.g), b: between(a.b, b.b) };
}

/** Relative luminance and contrast ratio by WCAG 2.2; 4.5 reads well. */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance({ r, g, b }: Rgb): number {
  const linear = (value: number): number => {
    const v = value / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}
