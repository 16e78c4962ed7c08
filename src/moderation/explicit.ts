import { cuss as english } from 'cuss';
import { cuss as spanish } from 'cuss/es';
import { cuss as french } from 'cuss/fr';
import { cuss as italian } from 'cuss/it';
import { cuss as portuguese } from 'cuss/pt';

/** cuss rates how likely a word is vulgar wherever it stands; less sure ones have harmless readings. */
const sure = 2;
/** Rated as sure there, and plain words of songs all the same: peoples, dances, names, mild words, other languages. */
const harmless = new Set(
  [
    'ass asses negros negra negras gay lesbian homosexual jew jewish arab negro queer gypsy gypsys gypsies jewess negroes boche commie gringo gringos haole',
    'cossack yank yanks pommie russki hillbilly hillbillies redneck rednecks hobo hussy pansy pansies sissy tinker',
    'dumb dope idiot stupid booty geez geezer jeez doodoo crappy chunky cocky cohee dipstick dink dong jig jigs jigga jigger',
    'jiggy jiggers mams moky moron muncher gables ero dix bung chug chugs bohunk boong boonies brea bule bluegum bluegums',
    'beanbag beanbags raper hooker hookers hosted greaser greasers gangsta eatme gotohell turnon tunneloflove thirdeye',
    'tortur triplex tuckahoe taff tang teste twinkie vomit uck slave slavedriver spit spitter spunk spunky sooty sooties',
    'squa stringer sucker swallower orga nip noonan nudger niggle niggled niggles niggling niggard niggards pancake pimp',
    'perv pollock poms poo poop pud puke puntang reefer rere rigger sadis scallywag schwartze sixtynine skum slapper',
    'eight ball eight balls mau mau cheese cheesehead cheeseheads coolie coon coons cumquat kumquat fok fuc koon kondum',
    'limey lubra looser loser lowlife kimchis kum fatah hapa hori hork jap pi55 pohm pric wab welfare whash whitey whiz wn',
    'willie wuss wtf welcher williewanker xkwe flange floo flydye gora goras gummer jebus juggalo forni fu threeway quim',
  ]
    .join(' ')
    .split(' '),
);
for (const phrase of ['eight ball', 'eight balls', 'mau mau', 'uncle tom', 'half breed']) harmless.add(phrase);

const listOf = (rated: Readonly<Record<string, number>>): ReadonlySet<string> =>
  new Set(
    Object.entries(rated).flatMap(([word, rating]) =>
      rating >= sure && !harmless.has(word) ? [word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()] : [],
    ),
  );

/** A list counts where two of its language's smallest words stand: `bite` and `con` are vulgar in French only. */
const tongues = [
  { list: listOf(spanish), small: /\b(?:el|los|las|una|que|y|por|con|mi|tu|es|como|pero|para)\b/g },
  { list: listOf(french), small: /\b(?:le|les|une|des|et|est|que|je|dans|pour|avec|mon|ton|pas)\b/g },
  { list: listOf(italian), small: /\b(?:il|gli|una|che|di|non|per|con|mi|sono|come|ma|della)\b/g },
  { list: listOf(portuguese), small: /\b(?:os|uma|que|nao|por|com|meu|teu|voce|mas|para|em|do)\b/g },
] as const;
const englishList = listOf(english);
const longest = 3;

/** Whether a normalised text has a word or a phrase that is vulgar wherever it stands. */
export function isExplicit(text: string): boolean {
  const words = text.match(/[\p{L}\d']+/gu) ?? [];
  const lists = [
    englishList,
    ...tongues.filter(({ small }) => (text.match(small)?.length ?? 0) > 1).map(({ list }) => list),
  ];
  return words.some((_, start) =>
    Array.from({ length: longest }, (_, more) => words.slice(start, start + more + 1).join(' ')).some((phrase) =>
      lists.some((list) => list.has(phrase)),
    ),
  );
}
