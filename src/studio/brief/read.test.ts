import { describe, expect, it } from 'vitest';
import type { Wishes } from './brief.ts';
import { readWishes } from './read.ts';

const read = (more: Partial<Wishes>) =>
  readWishes({
    prompt: '',
    lyrics: '',
    tags: '',
    negativeTags: '',
    title: '',
    instrumental: false,
    maxSeconds: 240,
    ...more,
  });

describe('readWishes', () => {
  it('reads style, tempo, key and instruments', () => {
    const { brief, warnings } = read({ tags: 'jazz, 118 bpm, in D minor, violin' });
    expect(brief).toMatchObject({ style: 'jazz_swing', tempoBpm: 118, tonic: 2, mode: 'minor' });
    expect(brief.wantedInstruments).toContain('violin');
    expect(warnings).toEqual([]);
  });

  it('takes a second style as the blend', () => {
    expect(read({ tags: 'rock, reggae' }).brief).toMatchObject({ style: 'rock', blend: 'reggae' });
  });

  it('obeys refusals in words and in negative tags', () => {
    const { brief } = read({ prompt: 'a calm folk song, no drums', negativeTags: 'piano, rock' });
    expect(brief.refusedInstruments).toEqual(expect.arrayContaining(['drums', 'piano']));
    expect(brief.wantedInstruments).not.toContain('piano');
    expect(brief.style).not.toBe('rock');
  });

  it('hears the mood', () => {
    expect(read({ tags: 'sad, melancholic' }).brief.valence).toBeLessThan(-0.4);
    expect(read({ tags: 'energetic' }).brief.energy).toBeGreaterThan(0.4);
  });

  it('finds a title of whole words', () => {
    expect(read({ prompt: 'a pop song about a lighthouse in the storm' }).brief.title).toBe('Lighthouse in the Storm');
    expect(read({ prompt: 'sad slow ballad' }).brief.title).toMatch(/^\S+( \S+){1,3}$/);
  });

  it('says which tags had no effect', () => {
    expect(read({ tags: 'pop, qwxyzzy' }).warnings).toEqual(['«qwxyzzy» was not understood and had no effect']);
  });
});
