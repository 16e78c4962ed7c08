import { describe, expect, it } from 'vitest';
import { inspectMp3 } from '../../studio/studio.ts';
import { assignment, ended, engineContract } from '../engine.contract.ts';
import { createMetronome } from './metronome.ts';

describe('the metronome', () => {
  engineContract('metronome', createMetronome);
  const engine = createMetronome();
  const status = async (prompt: string) => engine.status({ reference: 'x' }, assignment(prompt));

  it('fails on demand', async () => {
    expect(await status('metronome:fail')).toMatchObject({ state: 'failed', failure: { code: 'generation_failed' } });
    expect(await status('metronome:stall')).toMatchObject({ state: 'pending' });
    await expect(status('metronome:throw')).rejects.toThrow('fell');
    expect(await status('metronome:half')).toMatchObject({ state: 'done', takes: [{}] });
  });

  it('takes two checks of each process for what is slow', async () => {
    const states = async (of: typeof engine) =>
      Promise.all([1, 2, 3].map(async () => (await of.status({ reference: 'x' }, assignment('metronome:slow'))).state));
    expect(await states(engine)).toEqual(['pending', 'pending', 'done']);
    expect(await states(createMetronome())).toEqual(['pending', 'pending', 'done']);
  });

  it('makes sound that passes inspection, and silence that does not', async () => {
    const sound = await ended(engine, { reference: 'x' }, assignment('click', { takes: 1 }));
    const silence = await ended(engine, { reference: 'x' }, assignment('metronome:silence', { takes: 1 }));
    if (sound.state !== 'done' || silence.state !== 'done') throw new Error('not done');
    const fault = (of: typeof sound): Promise<string | undefined> =>
      inspectMp3(of.takes?.[0]?.audio ?? new Uint8Array(), of.takes?.[0]?.durationSeconds ?? 0);
    expect(await fault(sound)).toBeUndefined();
    expect(await fault(silence)).toMatch(/silent/);
  });
});
