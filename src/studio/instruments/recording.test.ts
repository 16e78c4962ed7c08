import { describe, expect, it } from 'vitest';
import { soundBank } from './bank.ts';
import { Recording } from './recording.ts';

describe('a recording of the bank', () => {
  const { samples: sources } = soundBank();

  it('is the same for every zone that plays it alike', () => {
    const [source] = sources;
    if (!source) throw new Error('the bank is empty');
    expect(Recording.of(source, undefined)).toBe(Recording.of(source, undefined));
    expect(Recording.of(source, { start: 1, end: 9 })).not.toBe(Recording.of(source, undefined));
  });

  it('is forgotten when many others were played since, and comes back as it was', () => {
    const first = Recording.of(sources[0] as (typeof sources)[0], undefined);
    const before = first.samples;
    const kept = before.slice();
    let played = 0;
    for (const source of sources.slice(1)) {
      played += Recording.of(source, undefined).samples.length;
      if (played > 15_000_000) break;
    }
    expect(played).toBeGreaterThan(14_000_000);
    expect(first.samples).not.toBe(before);
    expect(first.samples).toEqual(kept);
  });

  it('can be read beyond its loop, as the loop goes on', () => {
    const source = sources.find(({ loopEnd }) => loopEnd > 100) as (typeof sources)[0];
    const whole = Recording.of(source, undefined);
    const loop = { start: 10, end: whole.frames };
    const { samples } = Recording.of(source, loop);
    expect(samples.length).toBe(whole.frames + 4);
    expect([...samples.slice(-4)]).toEqual([...samples.slice(10, 14)]);
  });
});
