import type { Speech, Voice } from '../score/vocal.ts';
import { type Manner, mannersIn, manyVoices } from '../words/manners.ts';
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

const moved = ([low, high]: Voice['range'], by: number): Voice['range'] => [low + by, high + by];

/** What manners do to a voice; each is heard, none makes it another person. */
const manners: Readonly<Record<Manner, (voice: Voice) => Partial<Voice>>> = {
  breathy: ({ breath }) => ({ breath: breath + 0.22, ringDb: 0 }),
  whispered: () => ({ breath: 1, ringDb: 0 }),
  rough: () => ({ rasp: 0.55, ringDb: 5 }),
  falsetto: ({ breath, range }) => ({ breath: breath + 0.12, tiltDb: -3, ringDb: 0, range: moved(range, 5) }),
  belted: ({ tiltDb, ringDb }) => ({ tiltDb: tiltDb + 2, ringDb: ringDb + 3 }),
  deep: ({ formants, range }) => ({ formants: formants * 0.96, range: moved(range, -2) }),
  high: ({ range }) => ({ range: moved(range, 3) }),
  operatic: ({ vibratoCents, ringDb }) => ({ vibratoCents: vibratoCents * 1.7, ringDb: ringDb + 4 }),
  trembling: ({ vibratoCents }) => ({ vibratoCents: vibratoCents * 1.5 }),
  straight: () => ({ vibratoCents: 0 }),
  childlike: ({ formants, range: [low, high] }) => ({
    formants: formants * 1.14,
    vibratoCents: 15,
    range: [low + 3, high + 2],
  }),
  aged: ({ vibratoHertz, vibratoCents }) => ({
    rasp: 0.2,
    vibratoHertz: vibratoHertz * 0.85,
    vibratoCents: vibratoCents * 1.4,
  }),
  nasal: ({ formants, ringDb }) => ({ formants: formants * 1.03, ringDb: ringDb + 4 }),
  tuned: () => ({ vibratoCents: 0, stepped: true }),
  telephone: () => ({ band: [400, 3000] }),
};

/** A voice in the manner that words ask for. */
export function mannered(voice: Voice, words: string): Voice {
  let made = voice;
  for (const manner of mannersIn(words)) made = { ...made, ...manners[manner](made) };
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
  const deep = /\bdeep\b|baritone|bass voice|low (?:voice|vocals|register)/.test(words) ? voices.baritone : undefined;
  const high = /soprano|falsetto|high (?:voice|vocals|register)/.test(words) ? voices.soprano : undefined;
  const low = /\b(?:contralto|alto)\b/.test(words) ? voices.alto : undefined;
  const tenor = /\b(?:counter)?tenor\b/.test(words) ? voices.tenor : undefined;
  const lead = (gender === 'm' ? (tenor ?? deep) : (low ?? high)) ?? own[take - 1] ?? voices.alto;
  const duet =
    /\b(?:duet|duo|dueto|a dúo|two singers|co-ed vocals|alternating vocals|dual (?:lead )?vocals)\b|male and female|female and male|对唱/u.test(
      words,
    );
  const singers = duet ? [lead, others[take - 1] ?? voices.tenor] : [lead];
  return {
    singers: singers.map((voice) => mannered(voice, words)),
    duet,
    speech: /spoken|narrat|monologue|voice-?over|sprechgesang|preaching|sermon-like|announcer|poetry reading/.test(
      words,
    )
      ? 'spoken'
      : speaks ||
          /\brap(?:s|ping|per|ped)?\b|rapid-fire|\bchopper\b|\bspit\b|\bmc\b|freestyle|roadman delivery|toasting/.test(
            words,
          )
        ? 'rapped'
        : 'sung',
    choir: manyVoices.test(words),
  };
}
