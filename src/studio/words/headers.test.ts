import { describe, expect, it } from 'vitest';
import { besideName, kindOf } from './headers.ts';

describe('section names', () => {
  it.each([
    ['Final Chorus', 'chorus'],
    ['Chorus x2', 'chorus'],
    ['Pre-Chorus', 'pre'],
    ['Post-Chorus', 'chorus'],
    ['Verse 1 - dance feel', 'verse'],
    ['Guitar Solo', 'solo'],
    ['Piano_Interlude', 'inter'],
    ['Head out', 'outro'],
    ['Припев', 'chorus'],
    ['Куплет 2', 'verse'],
    ['Пред-припев', 'pre'],
    ['후렴', 'chorus'],
    ['サビ', 'chorus'],
    ['大サビ', 'chorus'],
    ['Bメロ', 'pre'],
    ['吉他独奏', 'solo'],
    ['Köprü', 'bridge'],
    ['Zwrotka', 'verse'],
    ['A', 'verse'],
    ['B', 'bridge'],
    ['Act II', 'verse'],
    ['Music only', 'solo'],
  ])('%s is a %s', (mark, kind) => {
    expect(kindOf(mark)).toBe(kind);
  });

  it.each(['a cappella', 'Head voice', 'Applause', 'Drums enter', 'Припевка', 'Breakfast'])('%s names none', (mark) => {
    expect(kindOf(mark)).toBeUndefined();
  });

  it('does not take words that may be sung for a section outside brackets', () => {
    expect(besideName('Dance')).toBeUndefined();
    expect(besideName('Lift')).toBeUndefined();
    expect(besideName('Refrão 2')?.trim()).toBe('2');
  });
});
