import type { Language } from '../words/language.ts';
import type { Score } from './score.ts';

const names: Readonly<Record<Exclude<Language, 'en' | 'zh' | 'other'>, string>> = {
  es: 'Spanish',
  it: 'Italian',
  pt: 'Portuguese',
  fr: 'French',
  de: 'German',
  ja: 'Japanese',
};

/** What the caller should know of how the words were read: one sentence for each language that is not the singers' own. */
export function readingWarnings({ vocal }: Score): string[] {
  const languages = new Set((vocal?.lines ?? []).map(({ line }) => line.language));
  const warnings = [...languages].flatMap((language) =>
    language === 'en' || language === 'zh' || language === 'other'
      ? []
      : [`${names[language]} is sung by letter rules with the sounds of English: expect an accent`],
  );
  if (languages.has('zh'))
    warnings.push('Mandarin is sung from its pinyin, without tones and with the sounds of English: expect an accent');
  if (languages.has('other'))
    warnings.push('Words in a script without rules of its own were sung from a rough transliteration');
  const kanji = (vocal?.lines ?? []).some(({ line }) => line.language === 'ja' && /\p{Script=Han}/u.test(line.text));
  if (kanji) warnings.push('Kanji have no readings here: each was sung as one syllable. Write kana to be understood');
  return warnings;
}
