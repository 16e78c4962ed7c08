import { describe, expect, it } from 'vitest';
import { readWishes } from '../brief/read.ts';
import type { Part } from '../score/score.ts';
import { compose } from './compose.ts';

const words = { prompt: '', lyrics: '', negativeTags: '', title: 'Slides', instrumental: true, maxSeconds: 480 };

const partsOf = (tags: string, take: 1 | 2): readonly Part[] =>
  compose(readWishes({ ...words, tags }).brief, 1, take).parts;
const bandsOf = (tags: string): readonly Part[] => [...partsOf(tags, 1), ...partsOf(tags, 2)];

const sliding = ({ notes }: Part) => notes.filter(({ slideSemitones }) => slideSemitones);

describe('slides', () => {
  it('lead an 808 from tone to tone, and begin where the tone before was', () => {
    const basses = bandsOf('trap').filter(({ instrument }) => instrument === 'sub_808');
    expect(basses).toHaveLength(2);
    expect(basses.flatMap(sliding).length).toBeGreaterThan(4);
    for (const { notes } of basses)
      notes.forEach(({ pitch, slideSemitones }, index) => {
        if (slideSemitones) expect(pitch + slideSemitones).toBe(notes[index - 1]?.pitch);
      });
  });

  it('are what a pedal steel does most, and a piano never', () => {
    const parts = bandsOf('country, pedal steel, piano');
    const steel = parts.filter(({ role, instrument }) => role !== 'comp' && instrument === 'pedal_steel');
    expect(steel.length).toBeGreaterThan(0);
    const notes = steel.flatMap((part) => part.notes);
    expect(steel.flatMap(sliding).length / notes.length).toBeGreaterThan(0.2);
    expect(parts.filter(({ instrument }) => instrument === 'piano').flatMap(sliding)).toEqual([]);
  });

  it('are left to single lines: no chord and no drum slides', () => {
    const others = bandsOf('hard rock, electric guitar').filter(({ role }) => role !== 'lead' && role !== 'color');
    expect(others.filter(({ role }) => role !== 'bass').flatMap(sliding)).toEqual([]);
  });
});
