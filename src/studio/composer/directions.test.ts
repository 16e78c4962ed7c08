import { describe, expect, it } from 'vitest';
import { readWishes } from '../brief/read.ts';
import type { Part, Score } from '../score/score.ts';
import { compose } from './compose.ts';

const words = ['We were walking home', 'under yellow light', 'Nobody was alone', 'nobody tonight'].join('\n');

function scoreOf(lyrics: string, tags = 'pop'): Score {
  const wishes = { prompt: '', lyrics, tags, negativeTags: '', title: 'Marks', instrumental: false, maxSeconds: 240 };
  return compose(readWishes(wishes).brief, 7, 1);
}

/** Beats [from, to) of the nth section of a kind. */
function windowOf({ sections, beatsPerBar }: Score, kind: string, nth = 0): readonly [number, number] {
  const section = sections.filter((each) => each.kind === kind)[nth];
  if (!section) throw new Error(`there is no ${kind} ${nth}`);
  return [section.startBar * beatsPerBar, (section.startBar + section.bars) * beatsPerBar];
}

// Hands play some notes a little before their section begins.
const EARLY = 0.2;
const notesIn = (parts: readonly Part[], [from, to]: readonly [number, number]) =>
  parts.flatMap(({ notes }) => notes.filter(({ startBeat }) => startBeat >= from && startBeat < to - EARLY));
const drums = ({ parts }: Score): Part[] => parts.filter(({ role }) => role === 'drums');
const meanVelocity = (notes: readonly { readonly velocity: number }[]): number =>
  notes.reduce((sum, { velocity }) => sum + velocity, 0) / notes.length;

const sheet = (verse: string, chorus = ''): string =>
  `[Verse]\n${verse}\n${words}\n[Chorus]\n${chorus}\n${words}\n[End]`;
const plain = scoreOf(sheet(''));

describe('marks in the lyrics direct the band', () => {
  it('drums rest where they are told to, and play elsewhere', () => {
    const score = scoreOf(sheet('[No drums]'));
    expect(notesIn(drums(plain), windowOf(plain, 'verse')).length).toBeGreaterThan(0);
    expect(notesIn(drums(score), windowOf(score, 'verse'))).toEqual([]);
    expect(notesIn(drums(score), windowOf(score, 'chorus')).length).toBeGreaterThan(0);
  });

  it('somebody who enters rests before', () => {
    const score = scoreOf(sheet('', '[Drums enter]'));
    expect(notesIn(drums(score), [0, windowOf(score, 'chorus')[0]])).toEqual([]);
    expect(notesIn(drums(score), windowOf(score, 'chorus')).length).toBeGreaterThan(0);
  });

  it('one plays alone', () => {
    const score = scoreOf(sheet('[Piano only]'));
    const verse = windowOf(score, 'verse');
    const sounding = score.parts.filter((part) => notesIn([part], verse).length > 0);
    expect(sounding.map(({ instrument }) => instrument)).toEqual(['piano']);
  });

  it('nobody plays to unaccompanied singing', () => {
    const score = scoreOf(sheet('[A cappella]'));
    expect(notesIn(score.parts, windowOf(score, 'verse'))).toEqual([]);
    expect(score.vocal?.lines.length).toBe(plain.vocal?.lines.length);
  });

  it('a section without words is never left silent', () => {
    const score = scoreOf(`[Intro]\n[A cappella]\n[Verse]\n${words}\n[Chorus]\n${words}\n[End]`);
    expect(notesIn(score.parts, windowOf(score, 'intro')).length).toBeGreaterThan(0);
  });

  it('the band breaks off before the section ends', () => {
    const score = scoreOf(sheet('[Stop]'));
    const [, end] = windowOf(score, 'verse');
    expect(notesIn(plain.parts, [end - 1.9, end]).length).toBeGreaterThan(0);
    expect(notesIn(score.parts, [end - 1.9, end])).toEqual([]);
  });

  it('a crescendo grows', () => {
    const growth = (score: Score): number => {
      const [from, to] = windowOf(score, 'verse');
      const middle = (from + to) / 2;
      return meanVelocity(notesIn(score.parts, [middle, to])) / meanVelocity(notesIn(score.parts, [from, middle]));
    };
    expect(growth(scoreOf(sheet('[Crescendo]')))).toBeGreaterThan(1.15 * growth(plain));
    expect(growth(scoreOf(sheet('[Diminuendo]')))).toBeLessThan(growth(plain) / 1.15);
  });

  it('the key rises from the mark on', () => {
    const score = scoreOf(sheet('', '[Key change]'));
    const chorus = windowOf(score, 'chorus');
    const bass = (of: Score) =>
      notesIn(
        of.parts.filter(({ role }) => role === 'bass'),
        chorus,
      )[0]?.pitch ?? 0;
    expect((bass(score) - bass(plain) + 12) % 12).toBe(2);
  });

  it('half time has half the backbeats', () => {
    const snares = (of: Score) =>
      notesIn(drums(of), windowOf(of, 'chorus')).filter(({ pitch, velocity }) => pitch === 38 && velocity > 0.5).length;
    const score = scoreOf(sheet('', '[Half-time]'), 'rock');
    expect(snares(score)).toBeLessThan(0.75 * snares(scoreOf(sheet(''), 'rock')));
    expect(snares(score)).toBeGreaterThan(0);
  });

  it('soft sections are played softer', () => {
    const soft = scoreOf(sheet('', '[Stripped back]'));
    const [before] = [notesIn(plain.parts, windowOf(plain, 'chorus'))];
    const after = notesIn(soft.parts, windowOf(soft, 'chorus'));
    expect(after.length * meanVelocity(after)).toBeLessThan(before.length * meanVelocity(before));
  });
});
