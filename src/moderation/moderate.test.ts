import { describe, expect, it } from 'vitest';
import type { SongOrder } from '../catalogue/kinds/index.ts';
import { moderate } from './moderate.ts';

const order = (more: Partial<SongOrder>): SongOrder => ({ kind: 'song', instrumental: false, model: 'v5', ...more });

describe('moderation', () => {
  it.each([
    'kill all the immigrants',
    'KILL ALL THE IMMIGRANTS',
    'ｋｉｌｌ all the ｗｏｍｅｎ',
    'k\u200bill all the g\u0301ays',
    'go on and kill yourself tonight',
    'a naked child in the snow',
  ])('refuses %j', (lyrics) => {
    const refused = moderate(order({ lyrics }));
    expect(refused?.code).toBe('content_violation');
    expect(refused?.message).not.toMatch(/kill|child|naked/i);
  });

  it.each([
    'Killing me softly with his song',
    'I shot the sheriff, but I did not shoot the deputy',
    'Children of the revolution',
    'sex on fire',
    'women in black dancing all night',
    'dark violent industrial metal, blood, murder ballad',
    'Kill your darlings, burn all the bridges',
  ])('lets %j through', (lyrics) => {
    expect(moderate(order({ lyrics }))).toBeUndefined();
  });

  it('looks at every field, and at all of them together', () => {
    for (const field of ['title', 'prompt', 'style', 'lyrics'] as const)
      expect(moderate(order({ [field]: 'hang yourself' }))).toBeDefined();
    expect(moderate(order({ title: 'exterminate all', lyrics: 'the refugees' }))).toBeDefined();
  });
});
