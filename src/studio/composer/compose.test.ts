import { describe, expect, it } from 'vitest';
import type { Brief } from '../brief/brief.ts';
import { beatsToSeconds, type Note, type Score } from '../score/score.ts';
import { pitchClass } from '../theory/scales.ts';
import { compose } from './compose.ts';
import { harmonise } from './harmony.ts';
import { liftAt, planSong } from './plan.ts';
import { rangeOf } from './ranges.ts';
import { styles } from './styles/index.ts';

const briefOf = (style: string, more: Partial<Brief> = {}): Brief => ({
  title: 'Test',
  tags: style,
  lyrics: '',
  style,
  valence: 0,
  energy: 0,
  brightness: 0,
  instrumental: true,
  wantedInstruments: [],
  refusedInstruments: [],
  styleWeight: 0.65,
  weirdness: 0.3,
  maxSeconds: 240,
  ...more,
});

const seed = 20261122;
const ids = Object.keys(styles);
const takes = new Map(ids.map((id) => [id, [compose(briefOf(id), seed, 1), compose(briefOf(id), seed, 2)] as const]));
const takesOf = (id: string): readonly [Score, Score] => takes.get(id) as readonly [Score, Score];
const pitched = (score: Score): Note[] =>
  score.parts.filter((part) => part.role !== 'drums').flatMap((part) => [...part.notes]);
const melodyOf = (score: Score): readonly Note[] => score.parts.find((part) => part.role === 'lead')?.notes ?? [];

/** Share of sounding time inside the best-fitting diatonic set. */
function diatonicShare(score: Score): number {
  const time = new Array<number>(12).fill(0);
  for (const note of pitched(score)) time[pitchClass(note.pitch)]! += Math.min(note.lengthBeats, 4);
  const total = time.reduce((sum, value) => sum + value, 0);
  const shares = Array.from({ length: 12 }, (_, tonic) =>
    [0, 2, 4, 5, 7, 9, 11].reduce((sum, degree) => sum + time[pitchClass(tonic + degree)]!, 0),
  );
  return Math.max(...shares) / total;
}

function stepShare(notes: readonly Note[]): number {
  const sizes = notes.slice(1).flatMap((note, i) => {
    const before = notes[i]!;
    return note.startBeat - before.startBeat < 3 ? [Math.abs(note.pitch - before.pitch)] : [];
  });
  return sizes.filter((size) => size <= 2).length / sizes.length;
}

function strongChordTones(id: string): number {
  const plan = planSong(briefOf(id), seed, 1);
  const slots = harmonise(plan).flat();
  const hits = melodyOf(takesOf(id)[0]).flatMap((note) => {
    const beat = Math.round(note.startBeat * 2) / 2;
    if (Math.abs(note.startBeat - beat) > 0.15 || beat % (plan.style.beatsPerBar / 2) !== 0) return [];
    const slot = slots.findLast((candidate) => candidate.startStep <= beat * plan.stepsPerBeat)!;
    const lift = liftAt(plan, beat * plan.stepsPerBeat);
    return [
      slot.chord.intervals.some((interval) => pitchClass(slot.chord.root + interval + lift) === pitchClass(note.pitch)),
    ];
  });
  return hits.filter(Boolean).length / hits.length;
}

function uniqueBars(score: Score): number {
  const bars = new Map<number, Set<string>>();
  score.parts.forEach((part, index) => {
    for (const note of part.notes) {
      const bar = Math.floor((note.startBeat + 0.06) / score.beatsPerBar);
      const place = Math.round((note.startBeat - bar * score.beatsPerBar) * 4);
      const set = bars.get(bar) ?? new Set<string>();
      bars.set(bar, set.add(`${place}/${note.pitch}/${index}`));
    }
  });
  const seen: Set<string>[] = [];
  const similar = (a: Set<string>, b: Set<string>): boolean => {
    const common = [...a].filter((entry) => b.has(entry)).length;
    return common / (a.size + b.size - common) >= 0.8;
  };
  const full = [...bars.values()].filter((bar) => bar.size >= 4);
  for (const bar of full) if (!seen.some((other) => similar(bar, other))) seen.push(bar);
  return seen.length / full.length;
}

/** Four intervals in a row, as far as they say anything: repeated notes alone do not make a tune. */
function grams(score: Score): Set<string> {
  const notes = melodyOf(score);
  return new Set(
    notes.slice(4).map((_, i) => {
      const five = notes.slice(i, i + 5);
      return five
        .slice(1)
        .map((note, k) => `${note.pitch - five[k]!.pitch}@${Math.round((note.startBeat - five[k]!.startBeat) * 4)}`)
        .join(' ');
    }),
  );
}

function overlap(a: Set<string>, b: Set<string>): number {
  const common = [...a].filter((gram) => b.has(gram)).length;
  return common / Math.max(1, a.size + b.size - common);
}

describe.each(ids)('%s', (id) => {
  it('fits its length and keeps its notes sane', () => {
    for (const score of takesOf(id)) {
      const seconds = beatsToSeconds(score.lengthBeats, score.tempoBpm);
      expect(seconds).toBeGreaterThan(100);
      expect(seconds).toBeLessThanOrEqual(240);
      expect(score.parts.some((part) => part.role === 'lead')).toBe(true);
      for (const part of score.parts) {
        const [low, high] = part.role === 'drums' ? [27, 87] : rangeOf(part.instrument);
        part.notes.forEach((note, i) => {
          if (note.startBeat < (part.notes[i - 1]?.startBeat ?? 0)) expect.fail(`${part.name} is not in order`);
          if (note.startBeat + note.lengthBeats > score.lengthBeats + 0.06)
            expect.fail(`${part.name} rings past the end`);
          if (note.velocity <= 0 || note.velocity > 1) expect.fail(`velocity ${note.velocity}`);
          if (note.pitch < low || note.pitch > high) expect.fail(`${part.name} ${note.pitch} outside ${low}–${high}`);
        });
      }
    }
  });

  it('passes the symbolic gates measured on human music', () => {
    const [score] = takesOf(id);
    const loose = /jazz|blues|funk|gospel|soul|rnb|lofi|city_pop|bossa|flamenco|middle|disco|samba/.test(id);
    expect(diatonicShare(score)).toBeGreaterThanOrEqual(loose ? 0.7 : 0.8);
    expect(stepShare(melodyOf(score))).toBeGreaterThanOrEqual(0.5);
    expect(stepShare(melodyOf(score))).toBeLessThanOrEqual(0.85);
    expect(strongChordTones(id)).toBeGreaterThanOrEqual(0.55);
    expect(uniqueBars(score)).toBeGreaterThanOrEqual(0.2);
    expect(uniqueBars(score)).toBeLessThanOrEqual(0.9);
  });

  it('gives two takes of the same order, with different tunes', () => {
    const [first, second] = takesOf(id);
    expect(second.style).toBe(first.style);
    expect(overlap(grams(first), grams(second))).toBeLessThanOrEqual(0.15);
  });
});

describe('compose', () => {
  it('is deterministic, and another seed gives another song', () => {
    expect(compose(briefOf('rock'), seed, 1)).toEqual(takesOf('rock')[0]);
    expect(compose(briefOf('rock'), seed + 1, 1).parts).not.toEqual(takesOf('rock')[0].parts);
  });

  it('leaves out what was refused and brings what was wished', () => {
    const refusing = compose(briefOf('rock', { refusedInstruments: ['drums', 'overdrive_guitar'] }), seed, 1);
    expect(refusing.parts.some((part) => part.role === 'drums' || part.instrument === 'overdrive_guitar')).toBe(false);
    const wishing = compose(briefOf('pop', { wantedInstruments: ['violin', 'banjo'] }), seed, 1);
    expect(wishing.parts.map((part) => part.instrument)).toEqual(expect.arrayContaining(['violin', 'banjo']));
  });

  it('follows the order of the lyrics, and gives every chorus the same tune', () => {
    const lyrics =
      '[Chorus]\nSing it out again\nSing it to the rain\n[Verse 1]\nWalking down the road alone\nCarrying the light back home\n[Chorus]\nSing it out again\nSing it to the rain\n[End]';
    const score = compose(briefOf('pop', { lyrics, instrumental: false }), seed, 1);
    expect(score.sections.map((section) => section.kind)).toEqual(['intro', 'chorus', 'verse', 'chorus']);
    const tunes = score.sections
      .filter((section) => section.kind === 'chorus')
      .map((section) => {
        const from = section.startBar * score.beatsPerBar - 0.2;
        const to = (section.startBar + section.bars - 2) * score.beatsPerBar - 0.2;
        return melodyOf(score).flatMap((note) => (note.startBeat >= from && note.startBeat < to ? [note.pitch] : []));
      });
    expect(tunes[0]).toEqual(tunes[1]);
  });

  it('makes a whole song of a few lines', () => {
    const lyrics =
      '[Verse]\nWalking down the road alone\nCarrying the light\n[Chorus]\nSing it out again\nSing it to the rain';
    for (const id of ['pop', 'punk', 'acoustic_folk']) {
      const score = compose(briefOf(id, { lyrics, instrumental: false }), seed, 1);
      expect(beatsToSeconds(score.lengthBeats, score.tempoBpm)).toBeGreaterThan(85);
      const kinds = score.sections.map((section) => section.kind);
      expect(kinds.slice(0, 5)).toEqual(['intro', 'verse', 'chorus', 'solo', 'chorus']);
      expect(kinds.at(-1)).toBe('outro');
    }
  });

  it('comes back to what is sung until it lasts as long as was asked', () => {
    const lyrics = '[Verse]\nOne line of words\nAnd another\n[Chorus]\nThis is the hook\nOnce again';
    for (const targetSeconds of [60, 150, 240]) {
      const score = compose(briefOf('pop', { lyrics, instrumental: false, targetSeconds }), seed, 1);
      const seconds = beatsToSeconds(score.lengthBeats, score.tempoBpm);
      expect(seconds).toBeGreaterThan(targetSeconds * 0.85);
      expect(seconds).toBeLessThan(targetSeconds + 45);
    }
  });

  it('never exceeds the longest song allowed', () => {
    for (const maxSeconds of [15, 40, 90]) {
      const score = compose(briefOf('jpop', { maxSeconds }), seed, 1);
      expect(beatsToSeconds(score.lengthBeats, score.tempoBpm)).toBeLessThanOrEqual(maxSeconds);
    }
  });
});
