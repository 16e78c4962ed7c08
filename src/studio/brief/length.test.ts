import { expect, it } from 'vitest';
import { readLength } from './length.ts';
import { readWishes } from './read.ts';

it.each<[string, number | undefined]>([
  ['a folk song, 2:30', 150],
  ['a 90-second jingle', 90],
  ['two and a half minutes of lofi', 150],
  ['half a minute', 30],
  ['3 minutes', 180],
  ['1,5 min', 90],
  ['5 seconds', 20],
  ['ein Lied, 60 Sekunden lang', 60],
  ['una canción de 3 minutos', 180],
  ['90 secondes de jazz', 90],
  ['2 minuti e 30', 120],
  ['40 segundos', 40],
  ['a minute to midnight', undefined],
  ['four seasons, 120 bpm, 4/4', undefined],
])('reads %j as %s seconds', (text, seconds) => {
  expect(readLength(text)).toBe(seconds);
});

it.each([
  ['an instrumental lofi loop', true],
  ['folk with an instrumental break', false],
])('reads %j as instrumental: %s', (prompt, instrumental) => {
  const wishes = { prompt, lyrics: '', negativeTags: '', title: '', tags: '', instrumental: false, maxSeconds: 120 };
  expect(readWishes(wishes).brief.instrumental).toBe(instrumental);
});

it('is obeyed up to what the model allows, and is no tag that was lost', () => {
  const wishes = { prompt: '', lyrics: '', negativeTags: '', title: '', instrumental: true, maxSeconds: 120 };
  expect(readWishes({ ...wishes, tags: 'lofi, 40 seconds' })).toMatchObject({
    brief: { targetSeconds: 40 },
    warnings: [],
  });
});
