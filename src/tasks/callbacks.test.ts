import { describe, expect, it } from 'vitest';
import { createCallbacks } from './callbacks.ts';

const at = (path: string): string => `https://music.example.com${path}`;
const { urlFor, isOurs } = createCallbacks(Buffer.from('a key'), at);
const [, , engine = '', task = '', proof = ''] = new URL(urlFor('crun', 'task-1')).pathname.split('/');

describe('the address at which an upstream calls', () => {
  it('is the same on every node, and another one for every key, engine and task', () => {
    const again = createCallbacks(Buffer.from('a key'), at);
    expect(again.urlFor('crun', 'task-1')).toBe(urlFor('crun', 'task-1'));
    expect([engine, task, isOurs(engine, task, proof)]).toEqual(['crun', 'task-1', true]);
    const others = [
      urlFor('crun', 'task-2'),
      urlFor('sunoapi', 'task-1'),
      createCallbacks(Buffer.from('another key'), at).urlFor('crun', 'task-1'),
    ].map((url) => new URL(url).pathname.split('/').at(-1));
    expect(new Set([proof, ...others]).size).toBe(4);
    // 256 bits
    expect(Buffer.from(proof, 'base64url')).toHaveLength(32);
  });

  it('is known by nothing but itself', () => {
    const wrong = ['', 'x', proof.slice(1), `${proof}=`, proof.toUpperCase(), `${proof}${proof}`, `${proof}\0`];
    for (const guess of wrong) expect(isOurs(engine, task, guess), guess).toBe(false);
    expect(isOurs('sunoapi', task, proof)).toBe(false);
    expect(isOurs(engine, 'task-2', proof)).toBe(false);
    expect(isOurs('', `${engine}${task}`, proof)).toBe(false);
  });
});
