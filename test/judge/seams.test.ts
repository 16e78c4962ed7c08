import { expect, it } from 'vitest';
import { faultsOf } from '../../judge/seams/gates.mjs';
import { judgeSeams } from '../../judge/seams/song.mjs';

/** A song is rendered, on a machine that does much else. */
const patience = 300_000;

it('finds a short song gone on with, and joined, within its own variation', { timeout: patience }, () => {
  const order = { name: 'house', tags: 'house', seed: 504, lyrics: '', onward: '' };
  const rows = [...judgeSeams(order, 16, { works: ['concat'] })];
  expect(rows.map(({ work }) => work)).toEqual(['extend', 'extend, concat']);
  for (const { figures } of rows) {
    expect(faultsOf(figures)).toEqual([]);
    expect(figures.same).toBe('yes');
    expect(figures.reach).toBeGreaterThanOrEqual(2);
  }
});

it('tells a seam that is wrong', () => {
  const right = {
    tempoOff: 0.01,
    slipMs: 2,
    key: 'same',
    rough: 0.3,
    jump: 0.4,
    isOther: true,
    levelChange: 0.5,
    levelChangeOwn: 1,
  };
  expect(faultsOf(right)).toEqual([]);
  const wrong = { ...right, tempoOff: 2, slipMs: 40, key: 'other', rough: 5, jump: 3, levelChange: 6, voiceJump: 3 };
  expect(faultsOf(wrong)).toHaveLength(7);
});
