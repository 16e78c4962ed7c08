import { describe, expect, it } from 'vitest';
import { systemEntropy } from '../ids.ts';
import { hintOf, isPlausible, newKey } from './keys.ts';

describe('keys', () => {
  const key = newKey(systemEntropy);

  it('have 30 letters of base 62 and a checksum', () => {
    expect(key).toMatch(/^sk_cantiga_[0-9A-Za-z]{36}$/);
    expect(new Set(Array.from({ length: 200 }, () => newKey(systemEntropy))).size).toBe(200);
    expect(isPlausible(key)).toBe(true);
  });

  it('are told from mistyped ones, whichever letter is wrong', () => {
    for (let at = 11; at < key.length; at++) {
      const letter = key[at] === 'a' ? 'b' : 'a';
      expect(isPlausible(key.slice(0, at) + letter + key.slice(at + 1))).toBe(false);
    }
    for (const wrong of ['', 'sk_cantiga_', `${key}a`, key.slice(0, -1), 'k'.repeat(201)])
      expect(isPlausible(wrong)).toBe(false);
  });

  it('may be chosen by the operator', () => {
    expect(isPlausible('my own key')).toBe(true);
  });

  it('use every letter about equally often', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 400; i++)
      for (const letter of newKey(systemEntropy).slice(11, 41)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(62);
    const mean = (400 * 30) / 62;
    for (const count of counts.values()) expect(Math.abs(count - mean)).toBeLessThan(mean * 0.6);
  });

  it('are shown by a hint that gives little away', () => {
    expect(hintOf(key)).toBe(`${key.slice(0, 15)}…${key.slice(-4)}`);
  });
});
