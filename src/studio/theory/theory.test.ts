import { describe, expect, it } from 'vitest';
import { chordOf, contains, pitchClassesOf, readChord, symbolOf } from './chords.ts';
import { foldInto, isMinor, nearestPitch } from './scales.ts';
import { powerChord, voice } from './voicing.ts';

describe('chords', () => {
  it.each([
    ['I', 0, 'C'],
    ['vi7', 0, 'Am7'],
    ['V/vi', 0, 'E7'],
    ['ii7b5', 0, 'Dm7b5'],
    ['I/3', 5, 'F/A'],
    ['Imaj7', 7, 'Gmaj7'],
  ])('reads %s in key %i as %s', (numeral, tonic, symbol) => {
    expect(symbolOf(chordOf(numeral, tonic), tonic)).toBe(symbol);
  });

  it('are read as they were written', () => {
    const qualities = [
      '',
      '7',
      'maj7',
      '9',
      'maj9',
      '11',
      '13',
      '7b9',
      '7#9',
      '6',
      'sus4',
      'sus2',
      '7sus4',
      'dim',
      'dim7',
      '7b5',
    ];
    for (const roman of ['I', 'ii', 'bVI', '#IV', 'v', 'VII/3', 'IV/5'])
      for (const quality of qualities) {
        const [numeral, bass] = roman.split('/');
        const symbol = symbolOf(chordOf(`${numeral}${quality}${bass ? `/${bass}` : ''}`, 5), 5);
        expect(symbolOf(readChord(symbol), 5)).toBe(symbol);
      }
    expect(readChord('Dm7b5')).toEqual({ root: 2, bass: 2, intervals: [0, 3, 6, 10] });
    expect(readChord('A5/E')).toEqual({ root: 9, bass: 4, intervals: [0, 7] });
  });

  it('knows its tones', () => {
    expect(pitchClassesOf(chordOf('V7', 0))).toEqual([7, 11, 2, 5]);
    expect(contains(chordOf('I', 0), 64)).toBe(true);
    expect(contains(chordOf('I', 0), 65)).toBe(false);
  });
});

describe('scales', () => {
  it('tells minor from major', () => {
    expect([isMinor('dorian'), isMinor('lydian')]).toEqual([true, false]);
  });

  it('folds and finds pitches', () => {
    expect([foldInto(90, 48, 60), foldInto(30, 48, 60)]).toEqual([54, 54]);
    expect([nearestPitch(11, 60), nearestPitch(4, 60)]).toEqual([59, 64]);
  });
});

describe('voicing', () => {
  it('stays in range and keeps common tones', () => {
    const first = voice(chordOf('I', 0), 52, 72, []);
    const second = voice(chordOf('vi', 0), 52, 72, first);
    expect([...first, ...second].every((pitch) => pitch >= 52 && pitch <= 72)).toBe(true);
    expect(second.filter((pitch) => first.includes(pitch))).toHaveLength(2);
  });

  it('gives distorted guitars root, fifth and octave', () => {
    expect(powerChord(chordOf('IV', 0), 40)).toEqual([41, 48, 53]);
  });
});
