/** Latin letters, read as Italian would, for scripts that have no rules of their own. */
const scripts: readonly (readonly [signs: string, latin: string])[] = [
  [
    'а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я і ї є ґ',
    'a b v gh d e io z z i i k l m n o p r s t u f k z ci sci sci - i - e iu ia i i e gh',
  ],
  ['α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω', 'a v gh d e z i t i k l m n x o p r s s t i f k ps o'],
  [
    'ا أ إ آ ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي ى ة ء',
    'a a i a b t t gi h k d d r z s sci s d t z a gh f k k l m n h u i a a -',
  ],
  ['א ב ג ד ה ו ז ח ט י כ ך ל מ ם נ ן ס ע פ ף צ ץ ק ר ש ת', 'a b gh d a o z k t i k k l m m n n s a p f z z k r sci t'],
  [
    'अ आ इ ई उ ऊ ए ऐ ओ औ क ख ग घ च छ ज झ ट ठ ड ढ ण त थ द ध न प फ ब भ म य र ल व श ष स ह ा ि ी ु ू े ै ो ौ',
    'a a i i u u e ai o au ka ka ga ga cia cia gia gia ta ta da da na ta ta da da na pa pa ba ba ma ia ra la va scia scia sa ha a i i u u e ai o au',
  ],
];

const latinOf: ReadonlyMap<string, string> = new Map(
  scripts.flatMap(([signs, latin]) => {
    const letters = latin.split(' ');
    return signs.split(' ').map((sign, index): [string, string] => [sign, (letters[index] ?? '').replace('-', '')]);
  }),
);

const hangulInitials = 'gh,gh,n,d,d,r,m,b,b,s,s,,gi,gi,ci,k,t,p,h'.split(',');
const hangulVowels = 'a,e,ia,ie,o,e,io,ie,o,ua,ue,ue,io,u,uo,ue,ui,iu,u,i,i'.split(',');
const hangulFinals = ',k,k,k,n,n,n,t,l,k,m,l,l,l,p,l,m,p,p,t,t,n,t,t,k,t,p,t'.split(',');

/** A syllable block is 44032 + (initial · 21 + vowel) · 28 + final. */
function hangul(sign: string): string {
  const place = sign.charCodeAt(0) - 0xac00;
  const vowel = Math.floor(place / 28) % 21;
  return `${hangulInitials[Math.floor(place / 588)] ?? ''}${hangulVowels[vowel] ?? 'a'}${hangulFinals[place % 28] ?? ''}`;
}

/** Any script in Latin letters; a sign that no table has (Han above all) becomes "la", so that it is at least sung. */
export function transliterate(word: string): string {
  return [...word.toLowerCase().normalize('NFC')]
    .map((sign) => {
      if (/\p{Script=Latin}/u.test(sign)) return sign;
      if (/\p{Script=Hangul}/u.test(sign)) return hangul(sign);
      const known = latinOf.get(sign);
      if (known !== undefined) return known;
      return /\p{Lo}/u.test(sign) ? 'la' : '';
    })
    .join('');
}
