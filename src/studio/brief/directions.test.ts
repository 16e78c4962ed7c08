import { describe, expect, it } from 'vitest';
import { directionOf } from './directions.ts';
import { readWishes } from './read.ts';

const read = (lyrics: string, tags = 'pop') =>
  readWishes({ prompt: '', lyrics, tags, negativeTags: '', title: 'Marks', instrumental: false, maxSeconds: 240 });

describe('what a mark asks of the band', () => {
  it.each([
    ['No drums', { rests: ['drums'] }],
    ['Drums out', { rests: ['drums'] }],
    ['Drums enter', { enters: ['drums'] }],
    ['the bass kicks in', { enters: ['bass'] }],
    ['A cappella', { only: [] }],
    ['Stop', { stops: true }],
    ['Key change', { rises: 2 }],
    ['Half-step up', { rises: 1 }],
    ['Half-time', { halfTime: true }],
    ['Crescendo', { swell: 1 }],
    ['Diminuendo', { swell: -1 }],
    ['Full band', { energy: 0.2 }],
    ['Stripped back', { energy: -0.25 }],
    ['Energy: 10/10', { energy: 0.3 }],
    ['Chorus - full band, half-time', { energy: 0.2, halfTime: true }],
    ['Verse 2: no drums', { rests: ['drums'] }],
  ])('%s', (mark, direction) => {
    expect(directionOf(mark)).toMatchObject(direction);
  });

  it('has an instrument that plays alone join the band', () => {
    const piano = directionOf('Piano only');
    expect(piano?.only).toContain('piano');
    expect(piano?.joins).toEqual(['piano']);
    expect(read('[Verse]\na line to sing\n[Violin]\nanother line').brief.wantedInstruments).toContain('violin');
  });

  it.each(['Applause', 'Verse 1', 'Guitar Solo', 'constructor', 'Ritardando'])('%s asks for nothing', (mark) => {
    expect(directionOf(mark)).toBeUndefined();
  });

  it('warns of marks without effect, and of no others', () => {
    const { warnings } = read(
      '[Verse]\n[No drums]\na line\n[Applause]\n[Chorus]\n[Key change]\na line\n[x2]\n[constructor]',
    );
    expect(warnings).toEqual([
      '«[Applause]» in the lyrics had no effect',
      '«[constructor]» in the lyrics had no effect',
    ]);
  });
});

it('says that the words decide the language, and nothing where they do', () => {
  expect(read('', 'pop, french vocals').warnings).toEqual([
    '«french vocals»: a song is in the language of its lyrics. Give lyrics in that language',
  ]);
  expect(read("[Verse]\nJe t'aime dans la nuit et le jour", 'pop, french vocals').warnings).toEqual([]);
});
