import { styleOf } from '../composer/styles/index.ts';
import { hash } from '../random.ts';
import { saysManner } from '../singer/casting.ts';
import { pitchClass } from '../theory/scales.ts';
import { deliveryOf } from '../words/delivery.ts';
import { kindOf } from '../words/headers.ts';
import { marksIn } from '../words/lyrics.ts';
import { ornaments, throwInWords } from '../words/manners.ts';
import { arrangementOf, refusalOf } from './arrangement.ts';
import type { Brief, ReadWishes, Wishes } from './brief.ts';
import { directionsOf } from './directions.ts';
import { readLength, saysLength } from './length.ts';
import { playersIn } from './players.ts';
import { type Found, scan } from './scan.ts';
import { titleFrom } from './title.ts';
import { tongueOf } from './tongues.ts';
import type { Sound } from './vocabulary/index.ts';

/** `Genre: lofi` is how some tools write a tag. */
const heading = /^(?:genres?|styles?|mood|bpm|tempo|key|rhythm|instruments?|vocals?|production|structure)\s*:\s*/i;

/** A slash parts tags, but not the numbers of a metre. */
const phrasesOf = (tags: string): string[] =>
  tags
    .split(/[,;|\n，、；]+|(?<!\d)\/|\/(?!\d)/)
    .map((tag) => tag.trim().replace(heading, ''))
    .filter(Boolean);

const refusalPattern =
  /\b(?:no|without|sin|sem|ohne)\s+(?:any\s+)?([\p{L}\p{N}' -]+?)(?=\s+(?:and|but|with|or)\b|[,.;!\n]|$)/giu;

const bpmPattern = /(\d{2,3})\s*bpm\b|\bbpm:?\s*(\d{2,3})/i;
const keyPattern =
  /\b([A-Ga-g])(#|b|♯|♭|-sharp|-flat| sharp| flat)?[ -](major|minor|maj|min|dorian|mixolydian|lydian|phrygian)\b/;
/** The short form, which only a tag can be: in a sentence, "am" is a verb. */
const shortKeyPattern = /^([A-G])(#|b|♯|♭)?m$/i;
const metrePattern = /(?<![\d/])(\d{1,2})\/(2|4|8|16)(?![\d/])|\bwaltz\b/i;
const naturals: Readonly<Record<string, number>> = { c: 0, d: 2, e: 4, f: 5, g: 7, a: 9, b: 11 };

function readKey(text: string): { readonly tonic: number; readonly mode: string } | undefined {
  const found = keyPattern.exec(text);
  if (!found) return undefined;
  const [, letter = 'c', accidental = '', mode = 'major'] = found;
  const shift = /#|♯|sharp/.test(accidental) ? 1 : accidental === '' ? 0 : -1;
  const named = mode === 'maj' ? 'major' : mode === 'min' ? 'minor' : mode.toLowerCase();
  return { tonic: pitchClass((naturals[letter.toLowerCase()] ?? 0) + shift), mode: named };
}

function readShortKey(tags: string): ReturnType<typeof readKey> {
  const found = phrasesOf(tags)
    .map((tag) => shortKeyPattern.exec(tag))
    .find((match) => match !== null);
  return found ? readKey(`${found[1]}${found[2] ?? ''} minor`) : undefined;
}

/** Beats of a bar as the caller wrote them; undefined where nothing is said. */
function readMetre(
  text: string,
): { readonly words: string; readonly beats: number; readonly unit: number } | undefined {
  const found = metrePattern.exec(text);
  if (!found) return undefined;
  return { words: found[0], beats: Number(found[1] ?? 3), unit: Number(found[2] ?? 4) };
}

function readTempo(text: string): number | undefined {
  const found = bpmPattern.exec(text);
  const bpm = Number(found?.[1] ?? found?.[2]);
  return bpm >= 40 && bpm <= 240 ? bpm : undefined;
}

/** Later words weigh less: people put first what matters to them. */
const total = (found: readonly Found[], axis: 'energy' | 'valence' | 'brightness'): number => {
  const sum = found
    .filter(({ meaning }) => meaning[axis] !== undefined)
    .reduce((all, { meaning }, index) => all + (meaning[axis] ?? 0) / (1 + 0.25 * index), 0);
  return Math.max(-1, Math.min(1, Math.round(sum * 100) / 100));
};

const clamp = (value: number): number => Math.max(-1, Math.min(1, Math.round(value * 100) / 100));

const soundNames = ['reverb', 'echo', 'saturation', 'lofi', 'width', 'sidechain'] as const satisfies (keyof Sound)[];

/** What all words together do to the mix; undefined where none says anything. */
function soundOf(found: readonly Found[]): Sound | undefined {
  const sums = soundNames.flatMap((name) => {
    const sum = clamp(found.reduce((all, { meaning }) => all + (meaning[name] ?? 0), 0));
    return sum === 0 ? [] : [[name, sum] as const];
  });
  const space = found.find(({ meaning }) => meaning.space)?.meaning.space;
  return sums.length === 0 && !space ? undefined : { ...Object.fromEntries(sums), ...(space && { space }) };
}

/** The metre that is played: three beats where they are asked for and the style has four. */
const playsThree = (metre: ReturnType<typeof readMetre>, style: string): boolean =>
  metre?.beats === 3 && metre.unit === 4 && styleOf(style).beatsPerBar === 4;

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Styles for orders that name none, by mood: glad or sad, driving or calm. */
function styleByMood(energy: number, valence: number): string {
  if (energy < -0.4) return valence < -0.2 ? 'pop_ballad' : 'acoustic_folk';
  if (energy > 0.5) return valence < -0.3 ? 'rock' : 'dance_pop';
  return 'pop';
}

/** An instrumental, and not an instrumental passage in a song. */
const instrumentalPattern = /\binstrumental\b(?!\s+(?:break|bridge|intro|outro|solo|section|part|interlude|hook))/i;

/** Reads the caller's words: tags first, then the prompt; what is refused is taken out of both. */
export function readWishes(wishes: Wishes): ReadWishes {
  const wordsOfRefusals = [...`${wishes.tags}, ${wishes.prompt}`.matchAll(refusalPattern)].map(
    (match) => match[1] as string,
  );
  const refusals = [
    ...wordsOfRefusals,
    ...phrasesOf(wishes.negativeTags).map((tag) => tag.replace(/^(no|without)\s+/i, '')),
  ];
  const tags = wishes.tags.replace(refusalPattern, '');
  const prompt = wishes.prompt.replace(refusalPattern, '');
  const text = `${tags}, ${prompt}`;
  const refusedStyles = new Set(refusals.flatMap((words) => scan(words).flatMap(({ meaning }) => meaning.style ?? [])));
  const found = [...phrasesOf(tags).flatMap(scan), ...scan(prompt)];
  const energy = total(found, 'energy');
  const valence = total(found, 'valence');
  const allowed = (style: string | undefined): style is string => style !== undefined && !refusedStyles.has(style);
  const strong = unique(found.map(({ meaning }) => meaning.style).filter(allowed));
  const weak = unique(found.map(({ meaning }) => meaning.weakStyle).filter(allowed));
  const style = strong[0] ?? weak[0] ?? [styleByMood(energy, valence), 'pop', 'rock'].find(allowed) ?? 'pop';
  const blend = strong.find((other) => other !== style);
  const refused = unique([...refusals.flatMap(playersIn), ...found.flatMap(({ meaning }) => meaning.refuse ?? [])]);
  const turned = refusals.flatMap(scan).map(({ words, meaning }) => ({ words, meaning: refusalOf(meaning) }));
  const said = [...found, ...turned];
  const asked = arrangementOf(
    said.map(({ meaning }) => meaning),
    wishes.lyrics,
  );
  const soloist = soloistOf(wishes.lyrics, refused);
  const wanted = unique(found.flatMap(({ meaning }) => (meaning.style ? [] : (meaning.instruments ?? []))));
  const factor = found.reduce((product, { meaning }) => product * (meaning.tempo ?? 1), 1);
  const { typical } = styleOf(style).bpm;
  const clamped = Math.max(0.65, Math.min(1.4, factor));
  const named = found.map(({ meaning }) => meaning.bpm).find((bpm) => bpm !== undefined);
  const tempoBpm =
    readTempo(text) ?? named ?? (Math.abs(clamped - 1) > 0.03 ? Math.round(typical * clamped) : undefined);
  const targetSeconds =
    wishes.targetSeconds ??
    readLength(text) ??
    found.map(({ meaning }) => meaning.seconds).find((seconds) => seconds !== undefined);
  const key = readKey(text) ?? readShortKey(tags);
  const counted = found.find(({ meaning }) => meaning.beats !== undefined);
  const metre = readMetre(text) ?? (counted && { words: counted.words, beats: counted.meaning.beats ?? 4, unit: 4 });
  const swing = found.map(({ meaning }) => meaning.swing).find((offbeat) => offbeat !== undefined);
  const sound = soundOf(said);
  const strangeness = found.reduce((sum, { meaning }) => sum + (meaning.weirdness ?? 0), 0);
  const mode =
    key?.mode ??
    found
      .map(({ meaning }) => meaning.mode)
      .find((name) => name !== undefined && valence * (name === 'major' ? 1 : -1) >= 0);
  const voices = found.map(({ meaning }) => meaning.voice);
  const vocalGender = wishes.vocalGender ?? voices.find((voice) => voice === 'm' || voice === 'f');
  const noVoice =
    refusals.some((words) =>
      /\b(vocals?|voices?|singing|singer|lyrics|voz|voces|vozes|vocais|letra|gesang|stimmen?)\b/i.test(words),
    ) || voices.includes('none');
  const instrumental = wishes.instrumental || noVoice || instrumentalPattern.test(text);
  const marks = instrumental ? [] : marksIn(wishes.lyrics);
  const directions = directionsOf(marks);
  const brief: Brief = {
    title: wishes.title.trim() || titleFrom(prompt || tags, hash(`${wishes.prompt}/${wishes.tags}`), valence),
    tags:
      wishes.tags.trim() || unique([styleOf(style).name.toLowerCase(), ...found.map(({ words }) => words)]).join(', '),
    lyrics: instrumental ? '' : wishes.lyrics,
    style,
    ...(blend ? { blend } : {}),
    ...(tempoBpm ? { tempoBpm } : {}),
    ...(key ? { tonic: key.tonic } : {}),
    ...(mode ? { mode } : {}),
    valence,
    energy,
    brightness: total(said, 'brightness'),
    instrumental,
    ...(vocalGender ? { vocalGender } : {}),
    wantedInstruments: unique([...wanted, ...Object.values(directions).flatMap(({ joins }) => joins ?? [])]).filter(
      (name) => !refused.includes(name),
    ),
    refusedInstruments: refused,
    styleWeight: wishes.styleWeight ?? 0.65,
    weirdness: wishes.weirdness ?? Math.min(1, 0.3 + strangeness),
    ...(playsThree(metre, style) && { beatsPerBar: 3 as const }),
    ...(swing !== undefined && { swing }),
    ...(sound && { sound }),
    ...(asked && { arrangement: asked }),
    ...(soloist && { soloist }),
    ...(Object.keys(directions).length > 0 && { directions }),
    ...(found.some(({ meaning }) => meaning.keyChange) && { keyChange: true }),
    maxSeconds: wishes.maxSeconds,
    ...(targetSeconds ? { targetSeconds } : {}),
  };
  const unplayed = metre && !brief.beatsPerBar && !isUsual(metre, style);
  return {
    brief,
    warnings: [
      ...warningsFor(wishes, tags),
      ...marks
        .filter((mark) => !kindOf(mark) && !deliveryOf(mark) && !Object.hasOwn(directions, mark))
        .map((mark) => `«[${mark}]» in the lyrics had no effect`),
      ...(unplayed ? [`«${metre.words}» is not played in this style: it keeps its own metre`] : []),
    ],
  };
}

/** "[Guitar Solo]": who plays the solos. */
function soloistOf(lyrics: string, refused: readonly string[]): string | undefined {
  const marks = [...lyrics.matchAll(/[[【]([^\]】\n]*)\bsolo\b/gi)];
  return marks
    .flatMap((mark) => scan(mark[1] ?? ''))
    .flatMap(({ meaning }) => meaning.instruments ?? [])
    .find((name) => !refused.includes(name));
}

/** Whether the style's own metre is the one asked for. */
function isUsual({ beats, unit }: NonNullable<ReturnType<typeof readMetre>>, style: string): boolean {
  const { beatsPerBar, stepsPerBar } = styleOf(style);
  const compound = beatsPerBar === 2 && stepsPerBar === 12;
  return compound ? (beats === 6 || beats === 12) && unit === 8 : (beats === 4 || beats === 2) && unit === 4;
}

/** One sentence for each tag, wanted or refused, that nothing was made of. */
function warningsFor(wishes: Wishes, tags: string): string[] {
  const understood = (tag: string): boolean =>
    scan(tag).length > 0 ||
    bpmPattern.test(tag) ||
    saysLength(tag) ||
    keyPattern.test(tag) ||
    shortKeyPattern.test(tag) ||
    metrePattern.test(tag) ||
    saysManner(tag) ||
    ornaments.test(tag.toLowerCase()) ||
    throwInWords.test(tag.toLowerCase()) ||
    instrumentalPattern.test(tag) ||
    tag.replace(refusalPattern, '').trim() === '';
  const refusable = (tag: string): boolean =>
    playersIn(tag).length > 0 || scan(tag).length > 0 || /vocals?|voice|singing|lyrics/i.test(tag);
  const lost = (tag: string): string => `«${tag}» was not understood and had no effect`;
  const unread = phrasesOf(tags).filter((tag) => !understood(tag));
  const unrefused = phrasesOf(wishes.negativeTags).filter((tag) => !refusable(tag));
  return unique([
    ...unread.flatMap((tag) => (tongueOf(tag, wishes.lyrics) ?? { warning: lost(tag) }).warning ?? []),
    ...unrefused.map(lost),
  ]);
}
