import { describe, expect, it } from 'vitest';
import { readWishes } from '../brief/read.ts';
import type { Score } from '../score/score.ts';
import { adapted, inThree } from './adapt.ts';
import { compose } from './compose.ts';
import { styles } from './styles/index.ts';

const briefOf = (tags: string) =>
  readWishes({ prompt: '', lyrics: '', tags, negativeTags: '', title: '', instrumental: true, maxSeconds: 90 }).brief;
const kicks = (score: Score): number[] =>
  score.parts.flatMap(({ role, notes }) =>
    role === 'drums' ? notes.filter(({ pitch }) => pitch === 35 || pitch === 36).map(({ startBeat }) => startBeat) : [],
  );

describe('three beats', () => {
  it.each(Object.values(styles).filter(({ beatsPerBar }) => beatsPerBar === 4))(
    '$id has patterns of three',
    (style) => {
      const three = inThree(style);
      const bar = three.stepsPerBar;
      expect(bar).toBe((style.stepsPerBar * 3) / 4);
      const patterns = [
        ...Object.values(three.drums).flatMap((lanes) => Object.values(lanes)),
        ...Object.values(three.bass),
        ...three.comp.map(({ pattern }) => pattern),
      ];
      for (const pattern of patterns) expect(pattern.length % bar, pattern).toBe(0);
    },
  );

  it('leave a style alone that counts otherwise', () => {
    expect(styles.celtic && inThree(styles.celtic)).toBe(styles.celtic);
  });

  it.each(['rock', 'jazz', 'pop', 'house', 'classical', 'blues'])('are heard in %s', (style) => {
    const score = compose(briefOf(`${style}, 3/4`), 5, 1);
    expect(score.beatsPerBar).toBe(3);
    expect(score.lengthBeats % 3).toBe(0);
    expect(score.sections.reduce((bars, section) => bars + section.bars, 0) * 3).toBe(score.lengthBeats);
    const struck = kicks(score);
    const onDownbeat = struck.filter((beat) => Math.abs(beat - 3 * Math.round(beat / 3)) < 0.15).length;
    if (struck.length > 20) expect(onDownbeat / struck.length).toBeGreaterThan(0.25);
  });
});

describe('words about the sound', () => {
  it('move the mix, and never out of its range', () => {
    const brief = briefOf('rock, reverb-drenched, tape saturation, vinyl crackle, wide stereo');
    for (const style of Object.values(styles)) {
      const { mix } = adapted(style, brief);
      expect(mix.reverbSeconds).toBeGreaterThan(style.mix.reverbSeconds);
      for (const share of [mix.reverbSend, mix.saturation, mix.sidechain, mix.lofi, mix.width]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
    }
  });

  it('leave a plain order as it was', () => {
    for (const style of Object.values(styles)) expect(adapted(style, briefOf(''))).toEqual(style);
  });
});
