import type { Speech, Voice } from '../score/vocal.ts';
import { voices } from './voices.ts';

export interface Cast {
  /** One, or two. */
  readonly singers: readonly Voice[];
  /** Two singers take turns. */
  readonly duet: boolean;
  readonly speech: Speech;
  /** Doubles and a second voice everywhere, not only in choruses. */
  readonly choir: boolean;
}

export interface CastingCall {
  /** The caller's words about style, in lower case. */
  readonly words: string;
  readonly gender: 'f' | 'm';
  readonly take: 1 | 2;
  /** Styles whose words are spoken: rap. */
  readonly speaks: boolean;
}

/** What tags do to a voice; each is heard, none makes it another person. */
const manners: readonly (readonly [tag: RegExp, change: (voice: Voice) => Partial<Voice>])[] = [
  [/breathy|airy|soft vocal|intimate/, ({ breath }) => ({ breath: breath + 0.22, ringDb: 0 })],
  [/whisper|hushed|murmur/, () => ({ breath: 1, ringDb: 0 })],
  [/raspy|gritty|gravelly|hoarse|growl|guttural|scream|shout|yell/, () => ({ rasp: 0.55, ringDb: 5 })],
  [
    /falsetto|head voice/,
    ({ breath, range: [low, high] }) => ({
      breath: breath + 0.12,
      tiltDb: -3,
      ringDb: 0,
      range: [low + 5, high + 5],
    }),
  ],
  [/powerful|belt|soaring|anthemic/, ({ tiltDb, ringDb }) => ({ tiltDb: tiltDb + 2, ringDb: ringDb + 3 })],
  [
    /\bdeep\b|bass voice|low voice/,
    ({ formants, range: [low, high] }) => ({
      formants: formants * 0.96,
      range: [low - 2, high - 2],
    }),
  ],
  [
    /opera|operatic|classical vocal/,
    ({ vibratoCents, ringDb }) => ({
      vibratoCents: vibratoCents * 1.7,
      ringDb: ringDb + 4,
    }),
  ],
  [
    /child|kids|\bkid\b/,
    ({ formants, range: [low, high] }) => ({
      formants: formants * 1.14,
      vibratoCents: 15,
      range: [low + 3, high + 2],
    }),
  ],
];

/** A voice in the manner that words ask for. */
export function mannered(voice: Voice, words: string): Voice {
  let made = voice;
  for (const [tag, change] of manners) if (tag.test(words)) made = { ...made, ...change(made) };
  return made;
}

/** Whoever of that gender sings with the given singer, or takes turns with her or him. */
export function partnerOf({ name }: Voice, gender: 'f' | 'm'): Voice {
  const [first, second] = gender === 'f' ? [voices.alto, voices.soprano] : [voices.tenor, voices.baritone];
  return name === first.name ? second : first;
}

/** Somebody like that singer, who stands beside the lead: a tract shorter or longer by that factor, and more breath. */
export const alike = (voice: Voice, tract: number): Voice =>
  tract === 1
    ? voice
    : {
        ...voice,
        name: `${voice.name} ${tract}`,
        formants: voice.formants * tract,
        breath: Math.min(1, voice.breath + 0.04),
      };

/** Whether words about style say anything of the singers. */
export const saysManner = (words: string): boolean => {
  const cast = (text: string): string =>
    JSON.stringify((['f', 'm'] as const).map((gender) => castSingers({ words: text, gender, take: 1, speaks: false })));
  return cast(words.toLowerCase()) !== cast('');
};

/** Chooses who sings: by gender, another singer for the second take, and as the caller's words ask. */
export function castSingers({ words, gender, take, speaks }: CastingCall): Cast {
  const women = [voices.alto, voices.soprano];
  const men = [voices.tenor, voices.baritone];
  const own = gender === 'f' ? women : men;
  const others = gender === 'f' ? men : women;
  const deep = /\bdeep\b|baritone|bass voice|low voice/.test(words) ? voices.baritone : undefined;
  const high = /soprano|falsetto|high voice/.test(words) && gender === 'f' ? voices.soprano : undefined;
  const lead = (gender === 'm' ? deep : high) ?? own[take - 1] ?? voices.alto;
  const duet = /\bduet\b|male and female|female and male/.test(words);
  const singers = duet ? [lead, others[take - 1] ?? voices.tenor] : [lead];
  return {
    singers: singers.map((voice) => mannered(voice, words)),
    duet,
    speech: /spoken word|\bspoken\b|narrat/.test(words)
      ? 'spoken'
      : speaks || /\brap\b|rapper|rapped/.test(words)
        ? 'rapped'
        : 'sung',
    choir: /choir|choral|gospel|harmon(y|ies)|ensemble/.test(words),
  };
}
