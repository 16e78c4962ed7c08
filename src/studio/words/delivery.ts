import { mannersIn, manyVoices } from './manners.ts';

/** How a stretch of lyrics is delivered, as far as its marks say so. */
export interface Delivery {
  /** Whose turn it is; "all" sing together. */
  readonly who?: 'f' | 'm' | 'all';
  readonly speech?: 'sung' | 'rapped' | 'spoken';
  /** Many voices. */
  readonly choir?: boolean;
  /** The mark's own words in lower case, by which a voice takes on a manner: whispered, raspy. */
  readonly manner?: string;
}

const female = /\b(female|woman|women|girls?|lady|diva|she|soprano|mezzo|alto|contralto|mulher|mujer|femme|frau)\b|女/u;
const male = /\b(male|man|men|boys?|guy|he|tenor|baritone|countertenor|homem|hombre|homme|mann)\b|男/u;
const together = /\b(both|all|duet|dueto|duo|together|everyone|everybody|unison|group|ensemble|ambos|juntos)\b|合唱/u;
const speechOf = (mark: string): Delivery['speech'] => {
  if (
    /\bspoken\b|\bspeech\b|\bspeaking\b|\btalk(s|ing|ed)?\b|\bnarrat|\bmonolog|\b(?:dialogue|announcer|reporter|poem|preaching)\b|falado|hablado|parlé|gesprochen/u.test(
      mark,
    )
  )
    return 'spoken';
  if (/\brap(s|ped|ping|per)?\b|\b(?:cypher|freestyle|spit|bars)\b|说唱|рэп|ラップ|랩/u.test(mark)) return 'rapped';
  return /\bsung\b|\bsinging\b|\bmelodic\b/u.test(mark) ? 'sung' : undefined;
};

/** What a mark in brackets says about delivery; undefined where it speaks of something else. */
export function deliveryOf(mark: string): Delivery | undefined {
  const words = mark.toLowerCase();
  const [f, m] = [female.test(words), male.test(words)];
  const who = together.test(words) || (f && m) ? 'all' : f ? 'f' : m ? 'm' : undefined;
  const speech = speechOf(words);
  const choir = manyVoices.test(words);
  const manner = mannersIn(words).length > 0 ? words : undefined;
  if (!who && !speech && !choir && !manner) return undefined;
  return { ...(who && { who }), ...(speech && { speech }), ...(choir && { choir }), ...(manner && { manner }) };
}

/** Directions to performers that stand in round brackets, where words for backing voices stand too. */
const direction =
  /^(whisper(ed|ing|s)?|softly|spoken( word)?|rapp(ed|ing)|shout(ed|ing)|scream(ed|ing)|humming|laugh(s|ing|ter)|sighs?|pause|instrumental|applause|cheering|clapping|fade(s|d)?( out)?|harmony|ad[ -]?libs?|backing vocals?|(fe)?male( vocals?)?|both|choir|repeat|guitar|piano|drums?|beat drops?|key change)$/iu;
const setting =
  /^(energy|mood|tempo|bpm|key|genre|style|inst(rument(al|ation)?)?|vocals?|vocal style|chords|texture|atmosphere|mix|transition|structure|theme|language|rhythm|fx|sfx|dynamics|time signature)\s*[:：]/iu;

/** True for "softly" and "Key: D minor", false for what backing voices sing. */
export const isDirection = (inside: string): boolean => direction.test(inside.trim()) || setting.test(inside.trim());
