import { loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArtworkSubject, paintArtwork } from './artwork.ts';
import { clean } from './lettering.ts';
import { contrast } from './palette.ts';

const subject: ArtworkSubject = {
  title: 'Paper Boats',
  style: 'indie folk',
  valence: 0.3,
  energy: 0.3,
  brightness: 0.6,
  seed: 7,
};
const paint = (change: Partial<ArtworkSubject> = {}) => paintArtwork({ ...subject, ...change });
const small = (change: Partial<ArtworkSubject>) => paint({ size: 128, ...change });
const isJpeg = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 3)).toString('hex') === 'ffd8ff' &&
  Buffer.from(bytes.subarray(-2)).toString('hex') === 'ffd9';

describe('artwork', () => {
  it('is a JPEG of 1024 × 1024', async () => {
    const bytes = await paint();
    expect(isJpeg(bytes)).toBe(true);
    const { width, height } = await loadImage(Buffer.from(bytes));
    expect([width, height]).toEqual([1024, 1024]);
  });

  it('is the same for the same subject and another for another seed or title', async () => {
    const [first, again, otherSeed, otherTitle] = await Promise.all([
      paint(),
      paint(),
      paint({ seed: 8 }),
      paint({ title: 'Boats' }),
    ]);
    expect(Buffer.from(first!).equals(again!)).toBe(true);
    expect(Buffer.from(first!).equals(otherSeed!)).toBe(false);
    expect(Buffer.from(first!).equals(otherTitle!)).toBe(false);
  });

  it.each([
    '',
    '   ',
    'x'.repeat(10_000),
    'word '.repeat(2000),
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    'مرحبا يا صديقي العزيز',
    'שלום עולם',
    '漢字とかなのうた',
    '🎵🔥👩‍👩‍👧‍👦🏳️‍🌈',
    'a\u0000b\u0007\n\r\tc',
    '\u202egnos\u2066\u200b\ufeff',
    '\ud800 lone \udfff',
    `Z${'\u0335\u0300\u0301'.repeat(200)}algo`,
    '<script>alert(1)</script>',
    "'; DROP TABLE songs; --",
    '__proto__',
    '%s%n {{7*7}} <x>',
    'ﷺ﷽𒐫𒈙⸻꧅',
  ])('paints the title %j', async (title) => {
    expect(isJpeg(await small({ title, style: title }))).toBe(true);
  });

  it('paints any title, mood and seed', async () => {
    const any = fc.oneof(fc.double(), fc.double({ min: 0, max: 1 }));
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.string(),
        any,
        any,
        any,
        any,
        async (title, style, valence, energy, brightness, seed) => {
          expect(isJpeg(await small({ title, style, valence, energy, brightness, seed }))).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('lettering', () => {
  it('cleans a title', () => {
    expect(clean(' a\n\tb\u202ec\u0000 ', 99)).toBe('a bc');
    expect(clean('abcdef', 4)).toBe('abc…');
    expect(clean('👩‍👩‍👧👩‍👩‍👧', 2)).toBe('👩‍👩‍👧👩‍👩‍👧');
  });

  it('measures contrast as WCAG does', () => {
    const [black, white] = [
      { r: 0, g: 0, b: 0 },
      { r: 255, g: 255, b: 255 },
    ];
    expect(contrast(black, white)).toBeCloseTo(21);
    expect(contrast(white, white)).toBeCloseTo(1);
  });
});
