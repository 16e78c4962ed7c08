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

  it.each([
    ['triste, piano', { valence: -0.7 }],
    ['веселый рок', { style: 'rock' }],
    ['грустный джаз', { style: 'jazz_swing', valence: -0.7 }],
    ['悲伤的钢琴', { wantedInstruments: ['piano'] }],
    ['爵士', { style: 'jazz_swing' }],
    ['ジャズ', { style: 'jazz_swing' }],
    ['Genre: lofi\nBPM: 82 bpm', { style: 'lofi', tempoBpm: 82 }],
    ['blues, C#m', { tonic: 1, mode: 'minor' }],
    ['shuffle, blues', { swing: expect.closeTo(0.66, 1) }],
    ['key change, gospel', { keyChange: true }],
    ['1970s rock', { sound: { saturation: expect.closeTo(0.6, 1) } }],
    ['pop, reverb-drenched', { sound: { reverb: 0.8 } }],
    ['rock, tape echo, plate reverb', { sound: { space: 'plate', echo: 0.6 } }],
    ['trap, slow', { tempoBpm: 124 }],
    ['house, fast', { tempoBpm: 139 }],
  ])('understands %j', (tags, brief) => {
    expect(read({ tags }).brief).toMatchObject(brief);
  });

  it('reads "am" in a sentence as a verb', () => {
    expect(read({ prompt: 'I am happy', tags: 'pop' }).brief.tonic).toBeUndefined();
  });

  it('plays three-four time where the style has four beats, and says where it cannot', () => {
    expect(read({ prompt: 'a quiet piano waltz' }).brief.beatsPerBar).toBe(3);
    expect(read({ prompt: 'вальс о море' }).brief.beatsPerBar).toBe(3);
    expect(read({ tags: 'folk, 3/4' })).toMatchObject({ brief: { beatsPerBar: 3 }, warnings: [] });
    expect(read({ tags: 'rock, 4/4' })).toMatchObject({ warnings: [] });
    expect(read({ tags: 'rock, 7/8' }).warnings).toEqual(['«7/8» is not played in this style: it keeps its own metre']);
    expect(read({ tags: 'celtic, 6/8' }).warnings).toEqual([]);
  });

  it('knows manners of singing as tags that have an effect', () => {
    expect(read({ tags: 'pop, breathy vocals, raspy' }).warnings).toEqual([]);
  });

  it('says which tags had no effect', () => {
    expect(read({ tags: 'pop, qwxyzzy' }).warnings).toEqual(['«qwxyzzy» was not understood and had no effect']);
  });
});
