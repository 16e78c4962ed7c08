import { describe, expect, it } from 'vitest';
import { asOf, newStages, nothingYet } from './early.ts';
import type { Clip } from './task.ts';

const text = { title: '', lyrics: '', tags: '' };
const clip = (id: string): Clip => ({ id }) as Clip;

describe('what is there early', () => {
  it('reaches stages in their order, each once', () => {
    const both = { texts: [text], clips: [clip('a')] };
    expect(newStages(nothingYet, both)).toEqual(['text', 'first']);
    expect(newStages({ texts: [text], clips: [] }, both)).toEqual(['first']);
    expect(newStages(both, { ...both, clips: [clip('a'), clip('b')] })).toEqual([]);
    expect(newStages(nothingYet, nothingYet)).toEqual([]);
  });

  it('is told as it was', () => {
    const now = { texts: [text, text], clips: [clip('b'), clip('a')] };
    expect(asOf('text', now)).toEqual({ texts: [text, text], clips: [] });
    expect(asOf('first', now)).toEqual({ texts: [text, text], clips: [clip('b')] });
  });
});
