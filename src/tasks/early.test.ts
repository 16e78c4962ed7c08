import { describe, expect, it } from 'vitest';
import { asOf, heardIn, newStages, nothingYet } from './early.ts';
import type { Audible, Clip, Early, Task } from './task.ts';

const text = { title: '', lyrics: '', tags: '' };
const clip = (id: string): Clip => ({ id }) as Clip;

describe('what is there early', () => {
  it('reaches stages in their order, each once', () => {
    const both = { ...nothingYet, texts: [text], clips: [clip('a')] };
    expect(newStages(nothingYet, both)).toEqual(['text', 'first']);
    expect(newStages({ ...nothingYet, texts: [text] }, both)).toEqual(['first']);
    expect(newStages(both, { ...both, clips: [clip('a'), clip('b')] })).toEqual([]);
    expect(newStages(nothingYet, nothingYet)).toEqual([]);
  });

  it('is told as it was', () => {
    const now = { texts: [text, text], clips: [clip('b'), clip('a')], audible: [{ id: 'c' } as Audible] };
    expect(asOf('text', now)).toEqual({ ...nothingYet, texts: [text, text] });
    expect(asOf('first', now)).toEqual({ ...nothingYet, texts: [text, text], clips: [clip('b')] });
  });

  it('is heard with its words, or with those of the order as long as nobody knows them', () => {
    const audible = ['a', 'b'].map((id) => ({ id, audioUrl: `/files/${id}.mp3` }) as Audible);
    const task = (state: Task['state'], early: Partial<Early>): Task =>
      ({
        state,
        order: { kind: 'song', lyrics: 'la', style: 'folk' },
        plannedClips: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
        early: { ...nothingYet, ...early },
      }) as unknown as Task;
    const words = { title: 'Rain', lyrics: 'lo', tags: 'calm folk' };
    const running = task('running', { texts: [words], audible });
    expect(heardIn(running, 'a')).toEqual({ ...words, id: 'a', audioUrl: '/files/a.mp3' });
    expect(heardIn(running, 'b')).toEqual({
      ...{ title: '', lyrics: 'la', tags: 'folk' },
      ...{ id: 'b', audioUrl: '/files/b.mp3' },
    });
    expect(heardIn(running, 'c')).toBeUndefined();
    expect(heardIn(task('failed', { audible }), 'a')).toBeUndefined();
  });
});
