import { expect, it } from 'vitest';
import { boostStyle } from './boost.ts';
import { readWishes } from './read.ts';

const read = (tags: string) =>
  readWishes({ prompt: '', lyrics: '', tags, negativeTags: '', title: '', instrumental: false, maxSeconds: 240 });

it.each(['lofi, piano', 'dark techno, 128 bpm', 'sad acoustic folk, female vocals', 'rock, no drums'])(
  'makes «%s» richer and leaves its meaning',
  (given) => {
    const boosted = boostStyle(given);
    expect(boosted.startsWith(given)).toBe(true);
    expect(boosted.split(', ').length).toBeGreaterThan(given.split(', ').length + 5);
    expect(boostStyle(given)).toBe(boosted);
    const [before, after] = [read(given).brief, read(boosted).brief];
    expect(after.style).toBe(before.style);
    expect(after.refusedInstruments).toEqual(before.refusedInstruments);
    expect(after.vocalGender).toBe(before.vocalGender);
    expect(after.instrumental).toBe(before.instrumental);
    if (before.tempoBpm) expect(after.tempoBpm).toBe(before.tempoBpm);
  },
);

it('keeps within what a list of tags may hold', () => {
  expect(boostStyle('pop, '.repeat(180)).length).toBeLessThanOrEqual(1000);
});
