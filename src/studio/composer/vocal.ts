import type { Note } from '../score/score.ts';
import { backingSyllables, type Vocal, type VocalLine, type Voice } from '../score/vocal.ts';
import { type Cast, partnerOf } from '../singer/casting.ts';
import { foldInto } from '../theory/scales.ts';
import type { Delivery } from '../words/delivery.ts';
import { throwInWords } from '../words/manners.ts';
import { type SungLine, type SungWord, syllableCount } from '../words/sung.ts';
import { type Seat, sidesOf, thirdAbove, throwInAdLibs } from './backing.ts';
import type { Harmony } from './harmony.ts';
import { swingSteps } from './humanise.ts';
import { withMelismas } from './ornament.ts';
import { isPeak, liftAt, type Plan, type PlannedSection } from './plan.ts';
import { withStress } from './prosody.ts';
import type { Stroke } from './stroke.ts';

type Window = readonly [from: number, to: number];

/** Steps of each line of a section: [from, to). */
function windowOf(plan: Plan, section: PlannedSection, line: number): Window {
  const from = (section.startBar + line * section.barsPerLine) * plan.stepsPerBar;
  return [from, from + section.barsPerLine * plan.stepsPerBar];
}

/** Where words are sung, the melody belongs to the singer. */
export function isSung(plan: Plan, step: number): boolean {
  return plan.sections.some((section) => {
    const [from] = windowOf(plan, section, 0);
    const [to] = windowOf(plan, section, section.words.length);
    return step >= from && step < to;
  });
}

/** As many strokes as syllables: the longest are halved until there are enough, and a line without any gets its own. */
function enough(strokes: readonly Stroke[], wanted: number, [from, to]: Window, pitch: number): Stroke[] {
  const made =
    strokes.length > 0
      ? strokes.slice(0, wanted)
      : [{ step: from, lengthSteps: (to - from) * 0.8, pitch, velocity: 0.7 }];
  while (made.length < wanted) {
    const spans = made.map(
      (stroke, index) => (made[index + 1]?.step ?? stroke.step + stroke.lengthSteps) - stroke.step,
    );
    const longest = spans.indexOf(Math.max(...spans));
    const stroke = made[longest] as Stroke;
    const half = (spans[longest] as number) / 2;
    made.splice(
      longest,
      1,
      { ...stroke, lengthSteps: half * 0.96 },
      { ...stroke, step: stroke.step + half, lengthSteps: Math.max(half * 0.9, stroke.lengthSteps - half) },
    );
  }
  return made;
}

/** As one speaks: so many syllables a second, stressed ones longer, a rest at a comma; hurried where there is no room. */
const SPOKEN_SECONDS = 0.19;
const SPOKEN_STRESS = [0.85, 1, 1.25] as const;
const SPOKEN_PAUSE = 1.2;

function spokenStrokes(plan: Plan, strokes: readonly Stroke[], line: SungLine, [from, to]: Window): Stroke[] {
  const lengths = line.words.flatMap(({ syllables, pause }) =>
    syllables.map(({ stress }, index) => ({
      said: SPOKEN_STRESS[stress],
      rest: pause && index === syllables.length - 1 ? SPOKEN_PAUSE : 0,
    })),
  );
  const total = lengths.reduce((sum, { said, rest }) => sum + said + rest, 0);
  const stepSeconds = 60 / plan.tempoBpm / plan.stepsPerBeat;
  const unit = Math.min(SPOKEN_SECONDS / stepSeconds, (to - from) / Math.max(1, total));
  let step = from;
  return strokes.map((stroke, index) => {
    const { said, rest } = lengths[index] ?? { said: 1, rest: 0 };
    const placed = { ...stroke, step, lengthSteps: said * unit };
    step += (said + rest) * unit;
    return placed;
  });
}

/** Stressed syllables are sung stronger, little words weaker, words in capitals loudest. */
const STRESS = [-0.06, 0, 0.05] as const;
const CAPITALS = 0.12;
/** A breath at a comma takes so much of the note before it, in seconds and as a share. */
const BREATH_SECONDS = 0.22;
const BREATH_SHARE = 0.4;

const isShouted = ({ text }: SungWord, line: SungLine): boolean =>
  /^\P{Ll}*\p{Lu}{3,}\P{Ll}*$/u.test(text) && /\p{Ll}/u.test(line.text);

/** What the words ask of each of their syllables. */
function wishesOf(line: SungLine): { readonly louder: number; readonly breath: boolean }[] {
  return line.words.flatMap((word, place) =>
    word.syllables.map(({ stress }, index) => ({
      louder: STRESS[stress] + (isShouted(word, line) ? CAPITALS : 0),
      breath: word.pause === true && index === word.syllables.length - 1 && place < line.words.length - 1,
    })),
  );
}

function notesOf(plan: Plan, groups: readonly (readonly Stroke[])[], line: SungLine, until: number): Note[][] {
  const wishes = wishesOf(line);
  const gap = (BREATH_SECONDS * plan.tempoBpm * plan.stepsPerBeat) / 60;
  return groups.map((strokes, syllable) => {
    const { louder, breath } = wishes[syllable] ?? { louder: 0, breath: false };
    return strokes.map((stroke, order) => {
      const start = stroke.step + swingSteps(plan, stroke.step);
      const rest = breath && order === strokes.length - 1 ? Math.min(gap, stroke.lengthSteps * BREATH_SHARE) : 0;
      const end = Math.max(start + 0.5, Math.min(stroke.step + stroke.lengthSteps, until) - rest);
      return {
        startBeat: start / plan.stepsPerBeat,
        lengthBeats: (end - start) / plan.stepsPerBeat,
        pitch: stroke.pitch,
        velocity: Math.max(0.1, Math.min(1, stroke.velocity + louder)),
      };
    });
  });
}

/** The tune where that voice sings it: the whole line moved by octaves, then what still lies outside. */
function inRange(strokes: readonly Stroke[], { range: [lowest, highest] }: Voice): Stroke[] {
  const mean = strokes.reduce((sum, { pitch }) => sum + pitch, 0) / Math.max(1, strokes.length);
  const outside = strokes.some(({ pitch }) => pitch < lowest || pitch > highest);
  const octaves = outside ? 12 * Math.round(((lowest + highest) / 2 - mean) / 12) : 0;
  return strokes.map((stroke) => ({ ...stroke, pitch: foldInto(stroke.pitch + octaves, lowest, highest) }));
}

interface Part {
  readonly lead: Voice;
  readonly partner: Voice | undefined;
}

/** Who sings a line: whom its mark names, else the two of a duet in turns, together in choruses. */
function partOf({ singers, duet }: Cast, section: PlannedSection, named: Delivery['who']): Part {
  const first = singers[0] as Voice;
  const of = (gender: 'f' | 'm'): Voice => singers.find((voice) => voice.gender === gender) ?? partnerOf(first, gender);
  const second = singers[1] ?? of(first.gender === 'f' ? 'm' : 'f');
  const turn = duet && !isPeak(section.kind) && section.ordinal % 2 === 1 ? second : first;
  const lead = named === 'f' || named === 'm' ? of(named) : turn;
  const together = named === 'all' || (named === undefined && duet && isPeak(section.kind));
  return { lead, partner: together ? (lead === first ? second : first) : undefined };
}

/** Puts the words under the melody: every syllable of every line gets its notes, in the voices that its marks ask for. */
export function setWords(plan: Plan, harmony: Harmony, melody: readonly Stroke[], cast: Cast): Vocal {
  const end = plan.bars * plan.stepsPerBar;
  const singers = [...cast.singers];
  const seatOf = (voice: Voice): Seat => {
    const known = singers.findIndex(({ name }) => name === voice.name);
    return { singer: known >= 0 ? known : singers.push(voice) - 1, voice };
  };
  let pitch = melody[0]?.pitch ?? 60;
  /** Tunes by kind of section and line, from the line's start: the song's end cuts melodies short, words want them whole. */
  const tunes = new Map<string, readonly Stroke[]>();
  const tuneOf = (place: string, [from, to]: Window, syllables: number): readonly Stroke[] => {
    const own = melody.filter((stroke) => stroke.step >= from && stroke.step < Math.min(to, end));
    const earlier = tunes.get(place);
    if (own.length >= syllables) {
      const relative = own.map((stroke) => ({ ...stroke, step: stroke.step - from }));
      if (!earlier) tunes.set(place, relative);
      return own;
    }
    if (!earlier) return own;
    // The tone held to the end of the song stays the last one.
    const last = own.at(-1)?.pitch;
    return earlier.map((stroke, index) => ({
      ...stroke,
      step: from + stroke.step,
      pitch: index === earlier.length - 1 && last !== undefined ? last : stroke.pitch,
    }));
  };

  const setLine = (section: PlannedSection, line: SungLine, index: number): VocalLine => {
    const window = windowOf(plan, section, index);
    const { delivery } = line;
    const { lead, partner } = partOf(cast, section, delivery?.who);
    const speech = delivery?.speech ?? cast.speech;
    const own = tuneOf(`${section.kind}/${index}`, window, syllableCount(line));
    // A breath before the next line begins.
    const until = Math.min(end, window[1] - plan.stepsPerBeat / 4);
    const drawn = enough(own, syllableCount(line), window, pitch);
    pitch = drawn.at(-1)?.pitch ?? pitch;
    const placed =
      speech === 'spoken'
        ? spokenStrokes(plan, drawn, line, [window[0], until])
        : withStress(plan, harmony, drawn, line, [window[0], Math.floor(until)]);
    const lifted = placed.map((stroke) => ({ ...stroke, pitch: stroke.pitch + liftAt(plan, stroke.step) }));
    const groups = (voice: Voice): Stroke[][] =>
      speech === 'sung'
        ? withMelismas(plan, harmony, inRange(lifted, voice), line, `${section.kind}/${index}`)
        : inRange(lifted, voice).map((stroke) => [stroke]);
    const tune = (voice: Voice): Note[][] => notesOf(plan, groups(voice), line, until);
    const third = (voice: Voice): Note[][] => {
      const above = groups(voice).map((own) => own.map((stroke) => thirdAbove(plan, harmony, stroke, voice.range)));
      return notesOf(plan, above, line, until);
    };
    const choir = cast.choir || delivery?.choir === true;
    const together = speech === 'sung' && (choir || partner !== undefined || isPeak(section.kind));
    const sides = sidesOf(
      {
        lead: seatOf(lead),
        partner: partner && speech === 'sung' ? seatOf(partner) : undefined,
        doubled: together && (choir || isPeak(section.kind)),
        harmonised: together && (choir || section.ordinal > 0),
        choir: together && choir,
        backing: backingSyllables(line),
      },
      tune,
      third,
    );
    return {
      line,
      section: section.kind,
      singer: seatOf(lead).singer,
      speech,
      ...(delivery?.manner && { manner: delivery.manner }),
      notes: tune(lead),
      sides,
    };
  };

  const bySection = plan.sections.map((section) =>
    section.words
      .filter((_, index) => index * section.barsPerLine < section.bars)
      .map((line, index) => setLine(section, line, index)),
  );
  const last = plan.sections.findIndex(
    ({ kind, ordinal, isLastOfKind }) => isPeak(kind) && isLastOfKind && ordinal > 0,
  );
  const asked = throwInWords.test(plan.brief.tags.toLowerCase());
  const adLibs = throwInAdLibs(plan, harmony, asked ? bySection.flat() : (bySection[last] ?? []), singers, asked);
  return { singers, lines: bySection.flat(), adLibs };
}
