import { describe, expect, it } from 'vitest';
import { createNews } from './news.ts';

describe('word of a task', () => {
  it('reaches the task under way here, and nobody else', () => {
    const news = createNews();
    const [one, other] = [news.listen('one'), news.listen('other')];
    const [first, second] = [one.next(), other.next()];
    expect(news.tell('one')).toBe(true);
    expect([first.aborted, second.aborted]).toEqual([true, false]);
    expect(news.tell('elsewhere')).toBe(false);
    one.close();
    expect(news.tell('one')).toBe(false);
  });

  it('that comes between two waits ends the next one, and counts once however often it comes', () => {
    const news = createNews();
    const ear = news.listen('task');
    const wait = ear.next();
    for (let word = 0; word < 100; word++) news.tell('task');
    expect(wait.aborted).toBe(true);
    expect(ear.next().aborted).toBe(false);
  });

  it('brings eight checks forward and no more', () => {
    const news = createNews();
    const ear = news.listen('task');
    let early = 0;
    for (let check = 0; check < 100; check++) {
      const wait = ear.next();
      expect(news.tell('task')).toBe(true);
      if (wait.aborted) early++;
    }
    expect(early).toBe(8);
  });

  it('is for the newest worker of a task, though the one before leaves later', () => {
    const news = createNews();
    const before = news.listen('task');
    const wait = news.listen('task').next();
    before.close();
    expect(news.tell('task')).toBe(true);
    expect(wait.aborted).toBe(true);
  });
});
