import { lettersOf, rules } from './letters.ts';

export type Language = 'en' | 'es' | 'it' | 'pt' | 'fr' | 'de' | 'ja' | 'zh' | 'other';

/** Words that only one of the languages uses, or uses far more than the others. */
const marks: Readonly<Record<'en' | 'es' | 'it' | 'pt' | 'fr' | 'de', string>> = {
  en: "the and you i my of to in is it we me your a for on with this that i'm are was be so all when what no not can oh love",
  es: 'el la los las de que y en un una por con mi tu te se lo no es está soy eres cuando corazón noche amor del al como más ya',
  it: 'il lo gli le di che e in un una per con mio tuo ti si non è sono sei quando cuore notte amore della nel come più già',
  pt: 'o os as de que e em um uma por com meu teu te se não é sou quando coração noite amor do da no na como mais já você',
  fr: "le la les de que et en un une pour avec mon ton te se ne pas est je tu il nous vous quand cœur nuit amour du des dans l'amour",
  de: 'der die das und ich du in ein eine mit mein dein dich mich nicht ist bin wenn herz nacht liebe wir den dem im wie von',
};

const wordsOf = new Map(Object.entries(marks).map(([name, words]) => [name, new Set(words.split(' '))]));
const letterSigns: readonly (readonly [RegExp, Language])[] = [
  [/[ñ¿¡]/i, 'es'],
  [/[ãõ]|ção|ções/i, 'pt'],
  [/ß/i, 'de'],
  [/[œ]|\b[lcdjnmtsq]['’][aeéèêiouyh]/i, 'fr'],
];

/** The language of a line or a sheet of lyrics, by script, telling letters and common words; English when in doubt. */
export function languageOf(text: string): Language {
  if (/[\u3040-\u30ff]/.test(text)) return 'ja';
  const letters = text.match(/\p{L}/gu) ?? [];
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length;
  const han = letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length;
  if (letters.length > 0 && han >= letters.length / 2) return 'zh';
  if (letters.length > 0 && latin < letters.length / 2) return 'other';
  const words = text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  const score = (name: string): number => words.filter((word) => wordsOf.get(name)?.has(word)).length;
  const telling = letterSigns.find(([sign]) => sign.test(text))?.[1];
  let best: Language = 'en';
  for (const name of ['en', 'es', 'it', 'pt', 'fr', 'de'] as const) {
    const more = score(name) + (telling === name ? 2 : 0) > score(best) + (telling === best ? 2 : 0);
    if (more) best = name;
  }
  return best;
}

export interface ForeignWord {
  readonly word: string;
  /** On the phone set of English, vowels with a stress digit. */
  readonly phones: readonly string[];
}

/** Words by the letter rules of their language; scripts without rules are transliterated first. */
export function foreignPhones(words: readonly string[], language: Language): ForeignWord[] {
  const { read, stress } = rules(language);
  return words.map((word) => {
    const phones = read(lettersOf(word, language));
    return { word, phones: stressed(phones, stress(word.toLowerCase(), phones)) };
  });
}

const isNucleus = (phone: string): boolean => /^[aeiou]/.test(phone);

/** Puts digits on the vowels: 1 on the one counted from the end, 0 elsewhere. */
function stressed(phones: readonly string[], fromEnd: number): string[] {
  const nuclei = phones.flatMap((phone, index) => (isNucleus(phone) ? [index] : []));
  const strong = nuclei[Math.max(0, nuclei.length - fromEnd)];
  return phones.map((phone, index) => (isNucleus(phone) ? `${phone}${index === strong ? 1 : 0}` : phone));
}
