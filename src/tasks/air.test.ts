import { describe, expect, it } from 'vitest';
import type { ClipId } from '../ids.ts';
import { createGrowing, memoryStorage } from '../storage/index.ts';
import { openAir } from './air.ts';
import { audioKey } from './files.ts';
import type { Clip, ClipPlan } from './task.ts';

const plans = ['a', 'b'].map((id): ClipPlan => ({ id: id as ClipId, file: 'folder' }));
const [first, second] = plans.map(audioKey) as [string, string];

describe('what an attempt lets be heard', () => {
  const open = (known: string[] = [], lost = new AbortController()) => {
    const growing = createGrowing(memoryStorage());
    const air = openAir(
      growing,
      plans,
      known.map((id) => ({ id }) as Clip),
      lost.signal,
    );
    return { air, lost, heard: () => [growing.has(first), growing.has(second)] };
  };

  it('is each take under its own name, and gone when the take begins anew', () => {
    const { air, heard } = open();
    air.onAudio(1, Uint8Array.of(1));
    expect(heard()).toEqual([false, true]);
    air.onAudio(0, Uint8Array.of(1));
    air.onAudio(1, undefined);
    expect(heard()).toEqual([true, false]);
  });

  it('is no take that is there already, and none that nobody ordered', () => {
    const { air, heard } = open(['a']);
    air.onAudio(0, Uint8Array.of(1));
    air.onAudio(2, Uint8Array.of(1));
    expect(heard()).toEqual([false, false]);
  });

  it('ends with the attempt, whatever its engine says then', () => {
    const { air, lost, heard } = open();
    air.onAudio(0, Uint8Array.of(1));
    lost.abort();
    expect(heard()).toEqual([false, false]);
    air.onAudio(0, Uint8Array.of(1));
    expect(heard()).toEqual([false, false]);
    const late = open([], lost);
    late.air.onAudio(0, Uint8Array.of(1));
    expect(late.heard()).toEqual([false, false]);
  });
});
