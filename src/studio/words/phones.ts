/** The phones of North American English in ARPABET's lower case, which is the set that all languages are mapped onto. */

export const vowels: ReadonlySet<string> = new Set('aa ae ah ao aw ax axr ay eh er ey ih ix iy ow oy uh uw'.split(' '));
export const diphthongs: ReadonlySet<string> = new Set('aw ay ey ow oy'.split(' '));
export const voiceless: ReadonlySet<string> = new Set('p t k f th s sh ch hh'.split(' '));
export const sonorants: ReadonlySet<string> = new Set('m n ng l r w y'.split(' '));
export const voicedFricatives: ReadonlySet<string> = new Set('v z dh zh jh'.split(' '));
const consonants = 'b d g k p t f v th dh s z sh zh ch jh hh m n ng l r w y'.split(' ');

export const isVowel = (phone: string): boolean => vowels.has(phone);
export const isPhone = (phone: string): boolean => vowels.has(phone) || consonants.includes(phone);

/** Clusters that may begin a syllable; single consonants but ng always may. */
const onsets: ReadonlySet<string> = new Set(
  (
    'p l|p r|b l|b r|t r|t w|d r|d w|k l|k r|k w|g l|g r|g w|f l|f r|th r|th w|s p|s t|s k|s m|s n|s l|s w|s f|sh r|' +
    'p y|b y|k y|f y|m y|hh y|v y|n y|l y|s y|d y|t y|p w|b w|n w|m w|s p r|s t r|s k r|s p l|s k w|s p y|s k y|' +
    't s|sh t|sh p|sh t r|sh v|sh l|sh m|sh n|k n|v r'
  ).split('|'),
);
const mayBegin = (cluster: readonly string[]): boolean =>
  cluster.length === 0 || (cluster.length === 1 && cluster[0] !== 'ng') || onsets.has(cluster.join(' '));

export interface PhoneGroup {
  readonly onset: readonly string[];
  readonly nucleus: string;
  readonly coda: readonly string[];
}

/** Splits phones into syllables, each consonant to the later one as long as a syllable may so begin (maximal onset). */
export function groupPhones(phones: readonly string[]): PhoneGroup[] {
  const nuclei = phones.flatMap((phone, index) => (isVowel(phone) ? [index] : []));
  /** Where each syllable begins; the first takes all that comes before its vowel. */
  const starts = nuclei.map((nucleus, order) => {
    const before = nuclei[order - 1];
    if (before === undefined) return 0;
    let start = before + 1;
    while (!mayBegin(phones.slice(start, nucleus))) start++;
    return start;
  });
  return nuclei.map((nucleus, order) => ({
    onset: phones.slice(starts[order], nucleus),
    nucleus: phones[nucleus] as string,
    coda: phones.slice(nucleus + 1, starts[order + 1] ?? phones.length),
  }));
}
