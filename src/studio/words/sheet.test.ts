import { describe, expect, it } from 'vitest';
import { parseLyrics } from './lyrics.ts';
import { readSheet } from './sheet.ts';
import type { SungLine } from './sung.ts';

const read = (sheet: string): SungLine[] => readSheet(parseLyrics(sheet)).flat();
const said = (line: SungLine | undefined): string => (line?.words ?? []).map(({ text }) => text).join(' ');

describe('a sheet as it is sung', () => {
  it('leaves out marks, sounds and directions, wherever they stand', () => {
    const lines = read('(Verse 1)\nHold [softly] on *thunder* (whispered) to me\n(Key: D minor)\n. . ! .');
    expect(lines.map(said)).toEqual(['Hold on to me']);
  });

  it('gives round brackets to backing voices, also where a line is parted', () => {
    const [line] = read('Stay (stay with me) tonight');
    expect(line?.words.map(({ backing }) => backing === true)).toEqual([false, true, true, true, false]);
    const parts = read('We were running through the evening (running on and on and never looking back again, my love)');
    expect(parts.length).toBe(2);
    const backing = parts.flatMap(({ words }) => words.filter((word) => word.backing).map(({ text }) => text));
    expect(backing.join(' ')).toBe('running on and on and never looking back again my love');
  });

  it('carries marks about voices to their lines', () => {
    const lines = read(
      '[Verse 1 - Male]\nOne road\n[Whispered]\nTwo roads\n[Chorus: Both]\nAll roads\n(softly) No road',
    );
    expect(lines.map(({ delivery }) => delivery?.who)).toEqual(['m', 'm', 'all', 'all']);
    expect(lines.map(({ delivery }) => delivery?.manner)).toEqual([undefined, 'whispered', undefined, 'softly']);
    expect(read('[Rap]\nOne road')[0]?.delivery?.speech).toBe('rapped');
    expect(read('[Verse]\n[Guitar riff]\nOne road')[0]?.delivery).toBeUndefined();
  });

  it('repeats what is marked for it', () => {
    expect(read('[Chorus]\nLa la (x2)\n[Verse]\nOne road\n[Chorus]').map(said)).toEqual([
      'La la',
      'La la',
      'One road',
      'La la',
      'La la',
    ]);
    expect(read('[Chorus x2]\nLa la').length).toBe(2);
    expect(read('Verse 1:\nOne road\nx3').length).toBe(3);
  });

  it('knows where to breathe, and which vowels are held', () => {
    const [line, plain] = read('Well, I looooove you\nWell, I love you');
    expect(line?.words.map(({ pause }) => pause === true)).toEqual([true, false, false, false]);
    expect(line?.words[2]?.stretched).toBe(true);
    expect(line?.words[2]?.syllables.map(({ nucleus }) => nucleus)).toEqual([plain?.words[2]?.syllables[0]?.nucleus]);
  });
});
