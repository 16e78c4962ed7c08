import { expect, it } from 'vitest';
import { systemEntropy } from '../ids.ts';
import { createSessions } from './sessions.ts';

const hour = 60 * 60 * 1000;

it('opens for a key, until it is closed or thirty days have passed', () => {
  let now = 0;
  const sessions = createSessions(() => now, systemEntropy);
  const [first, second] = [sessions.open('key-1'), sessions.open('key-2')];
  expect([sessions.keyOf(first), sessions.keyOf(second), sessions.keyOf('')]).toEqual(['key-1', 'key-2', undefined]);
  sessions.close(first);
  expect(sessions.keyOf(first)).toBeUndefined();
  now = 30 * 24 * hour;
  expect(sessions.keyOf(second)).toBeUndefined();
});

it('follows a link once, and within the hour', () => {
  let now = 0;
  const sessions = createSessions(() => now, systemEntropy);
  const [used, late] = [sessions.link('key'), sessions.link('key')];
  expect([sessions.follow(used), sessions.follow(used), sessions.follow('no')]).toEqual(['key', undefined, undefined]);
  now = hour;
  expect(sessions.follow(late)).toBeUndefined();
  expect(sessions.keyOf(used)).toBeUndefined();
});

it('forgets the oldest session when there are too many', () => {
  const sessions = createSessions(() => 0, systemEntropy);
  const secrets = Array.from({ length: 1001 }, (_, n) => sessions.open(`key-${n}`));
  expect([sessions.keyOf(secrets[0] ?? ''), sessions.keyOf(secrets[1] ?? '')]).toEqual([undefined, 'key-1']);
});
