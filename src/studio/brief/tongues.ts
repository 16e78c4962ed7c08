import { type Language, languageOf } from '../words/language.ts';

/** Names of languages in tags, and what the singers' readers call them; many are sung by their letters alone. */
const names: Readonly<Record<string, Language>> = {
  english: 'en',
  spanish: 'es',
  español: 'es',
  italian: 'it',
  portuguese: 'pt',
  'european portuguese': 'pt',
  português: 'pt',
  'português brasileiro': 'pt',
  french: 'fr',
  german: 'de',
  deutsch: 'de',
  japanese: 'ja',
  mandarin: 'zh',
  cantonese: 'zh',
};
const others =
  'bilingual|multilingual|dutch|greek|hebrew|indonesian|polish|russian|spanglish|swahili|swedish|tagalog|thai|ukrainian|vietnamese|yoruba|zulu';
const pattern = new RegExp(
  `^(?:sung in |en |auf |em )?(?<name>${Object.keys(names).join('|')}|${others})(?: (?:language|lyrics|vocals))?$`,
  'iu',
);

/** What a tag that names a language does: nothing by itself, as the words decide; undefined where it names none. */
export function tongueOf(tag: string, lyrics: string): { readonly warning: string | undefined } | undefined {
  const name = pattern.exec(tag.trim())?.groups?.name?.toLowerCase();
  if (name === undefined) return undefined;
  const isSung = lyrics.trim() !== '' && languageOf(lyrics) === (names[name] ?? 'other');
  return {
    warning: isSung ? undefined : `«${tag}»: a song is in the language of its lyrics. Give lyrics in that language`,
  };
}
