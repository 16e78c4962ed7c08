import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Random } from '../random.ts';
import { css, mix, type Palette, type Rgb } from './palette.ts';

/** A picture without its lettering, in the unit square (0,0)–(1,1). The top left is kept calm for the title. */
export type Scene = (pen: SKRSContext2D, palette: Palette, energy: number, random: Random) => void;

const layer = (palette: Palette, i: number): Rgb => palette.layers[i % palette.layers.length]!;

function ground(pen: SKRSContext2D, from: Rgb, to: Rgb, x = 0, y = 1): void {
  const gradient = pen.createLinearGradient(0, 0, x, y);
  gradient.addColorStop(0, css(from));
  gradient.addColorStop(1, css(to));
  pen.fillStyle = gradient;
  pen.fillRect(0, 0, 1, 1);
}

function glow(pen: SKRSContext2D, colour: Rgb, x: number, y: number, radius: number, strength: number): void {
  const gradient = pen.createRadialGradient(x, y, 0, x, y, radius);
  // Stops of a Gaussian: a linear fall-off shows a visible cone.
  for (const [at, share] of [
    [0, 1],
    [0.25, 0.75],
    [0.5, 0.33],
    [0.75, 0.09],
    [1, 0],
  ] as const)
    gradient.addColorStop(at, css(colour, strength * share));
  pen.fillStyle = gradient;
  pen.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
}

function disc(pen: SKRSContext2D, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}

/** A sum of sines with falling weights: `roughness` 0 gives hills, 1 gives mountains. */
function ridge(random: Random, roughness: number): (x: number) => number {
  const waves = Array.from({ length: 7 }, (_, i) => ({
    frequency: (1.2 + random.next()) * 1.75 ** i,
    phase: random.next() * 2 * Math.PI,
    height: (0.3 + 0.28 * roughness) ** i * (0.7 + 0.6 * random.next()),
  }));
  return (x) => waves.reduce((sum, w) => sum + w.height * Math.sin(w.frequency * Math.PI * x + w.phase), 0);
}

export const landscape: Scene = (pen, palette, energy, random) => {
  ground(pen, palette.sky[0], palette.sky[1]);
  const x = 0.56 + 0.26 * random.next();
  const y = 0.5 + 0.06 * random.next();
  const radius = 0.115 + 0.05 * random.next();
  glow(pen, palette.glow, x, y, 0.65, 0.55);
  const sun = pen.createLinearGradient(0, y - radius, 0, y + radius);
  sun.addColorStop(0, css(palette.glow));
  sun.addColorStop(1, css(mix(palette.glow, layer(palette, 0), 0.45)));
  pen.fillStyle = sun;
  disc(pen, x, y, radius);
  const count = palette.layers.length;
  for (let i = 0; i < count; i++) {
    const line = ridge(random, energy * (1 - i / (2 * count)));
    const level = 0.6 + 0.085 * i;
    const height = 0.024 + 0.022 * energy + 0.003 * i;
    pen.beginPath();
    pen.moveTo(0, 1);
    for (let step = 0; step <= 256; step++) pen.lineTo(step / 256, level - height * line(step / 256));
    pen.lineTo(1, 1);
    const shade = pen.createLinearGradient(0, level - 0.05, 0, level + 0.2);
    shade.addColorStop(0, css(layer(palette, i)));
    // Mist gathers at the foot of each ridge.
    shade.addColorStop(1, css(mix(layer(palette, i), palette.sky[1], 0.4 - 0.06 * i)));
    pen.fillStyle = shade;
    pen.fill();
  }
};

export const ribbons: Scene = (pen, palette, energy, random) => {
  ground(pen, palette.sky[0], palette.sky[1], 0.4, 1);
  glow(pen, palette.glow, 0.85, 0.55, 0.7, 0.35);
  const count = 13;
  const bends = 0.7 + 0.9 * energy;
  const phase = random.next() * 2 * Math.PI;
  const twist = 1.6 + 1.6 * random.next();
  const colours = [palette.glow, layer(palette, 0), layer(palette, 1), layer(palette, 2), layer(palette, 4)];
  for (let i = 0; i < count; i++) {
    const t = i / (count - 1);
    const at = t * (colours.length - 1.001);
    const colour = mix(colours[Math.floor(at)]!, colours[Math.floor(at) + 1]!, at % 1);
    const centre = (x: number): number =>
      0.5 +
      0.5 * t +
      (0.1 + 0.06 * energy) * Math.sin(bends * 2 * Math.PI * x * 0.75 + phase + twist * t) +
      0.035 * Math.sin(bends * 5 * x + 2.4 * phase - 3 * t);
    pen.beginPath();
    pen.moveTo(0, 1.2);
    for (let step = 0; step <= 128; step++) pen.lineTo(step / 128, centre(step / 128));
    pen.lineTo(1, 1.2);
    pen.closePath();
    const shade = pen.createLinearGradient(0, 0, 1, 0);
    shade.addColorStop(0, css(mix(colour, palette.sky[1], 0.25)));
    shade.addColorStop(0.5 + 0.3 * Math.sin(3 * t + phase), css(mix(colour, palette.glow, 0.22)));
    shade.addColorStop(1, css(mix(colour, layer(palette, 4), 0.3)));
    pen.fillStyle = shade;
    pen.fill();
  }
};

type Tile = (pen: SKRSContext2D, first: Rgb, second: Rgb) => void;

/** Each drawn in the unit square. */
const tiles: readonly Tile[] = [
  (pen, first) => {
    pen.fillStyle = css(first);
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.arc(0, 0, 1, 0, Math.PI / 2);
    pen.fill();
  },
  (pen, first, second) => {
    for (const [radius, colour] of [
      [1, first],
      [0.66, second],
      [0.33, first],
    ] as const) {
      pen.fillStyle = css(colour);
      pen.beginPath();
      pen.moveTo(0, 1);
      pen.arc(0, 1, radius, -Math.PI / 2, 0);
      pen.fill();
    }
  },
  (pen, first, second) => {
    pen.fillStyle = css(first);
    disc(pen, 0.5, 0.5, 0.5);
    pen.fillStyle = css(second);
    disc(pen, 0.5, 0.5, 0.2);
  },
  (pen, first) => {
    pen.fillStyle = css(first);
    pen.beginPath();
    pen.arc(0.5, 0, 0.5, 0, Math.PI);
    pen.arc(0.5, 1, 0.5, Math.PI, 0);
    pen.fill();
  },
  (pen, first) => {
    pen.fillStyle = css(first);
    pen.beginPath();
    pen.moveTo(0, 1);
    pen.lineTo(1, 0);
    pen.lineTo(1, 1);
    pen.fill();
  },
  (pen, first) => {
    pen.fillStyle = css(first);
    for (let i = 0; i < 4; i++) pen.fillRect(0, i / 4 + 0.03, 1, 0.125);
  },
];

/** Tiles in the manner of the Bauhaus below a quiet band for the title. */
export const grid: Scene = (pen, palette, energy, random) => {
  pen.fillStyle = css(palette.sky[0]);
  pen.fillRect(0, 0, 1, 1);
  const columns = energy > 0.75 ? 6 : energy > 0.4 ? 5 : 4;
  const size = 1 / columns;
  const rows = Math.round(columns * 0.58);
  const colours = [palette.glow, ...palette.layers.slice(0, 4), palette.sky[1]];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const back = random.pick(colours);
      const others = colours.filter((colour) => colour !== back);
      const first = random.pick(others);
      pen.save();
      pen.translate(column * size, 1 - (rows - row) * size);
      pen.scale(size, size);
      pen.beginPath();
      // A hair over the edge, or the ground shines through the seams.
      pen.rect(0, 0, 1.004, 1.004);
      pen.clip();
      pen.fillStyle = css(back);
      pen.fillRect(0, 0, 1.01, 1.01);
      pen.translate(0.5, 0.5);
      pen.rotate((random.int(0, 3) * Math.PI) / 2);
      pen.translate(-0.5, -0.5);
      if (random.chance(0.9)) random.pick(tiles)(pen, first, random.pick(others.filter((c) => c !== first)));
      pen.restore();
    }
  }
};

export const aurora: Scene = (pen, palette, energy, random) => {
  ground(pen, palette.sky[0], mix(palette.sky[0], palette.sky[1], 0.5));
  for (let i = 0; i < 9; i++) {
    const colour = i % 3 === 0 ? palette.glow : layer(palette, random.int(0, 1));
    const x = random.next() * 1.2 - 0.1;
    const y = 0.55 + 0.45 * random.next();
    pen.save();
    pen.translate(x, y);
    pen.rotate(-0.5 + random.next());
    pen.scale(1.5 - 0.7 * energy, 0.5 + 0.6 * energy);
    glow(pen, colour, 0, 0, 0.28 + 0.25 * random.next(), i % 3 === 0 ? 0.7 : 0.8);
    pen.restore();
  }
  // Thin rings, as of a record catching the light.
  const x = 0.5 + 0.3 * (random.next() - 0.5);
  pen.lineWidth = 0.0016;
  for (let i = 0; i < 16; i++) {
    pen.strokeStyle = css(palette.ink, 0.3 * (1 - i / 16));
    pen.beginPath();
    pen.arc(x, 0.78, 0.06 + 0.022 * i, 0, 2 * Math.PI);
    pen.stroke();
  }
};
