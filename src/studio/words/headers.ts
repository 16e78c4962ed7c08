import type { SectionKind } from '../score/score.ts';

/** A word of a script that parts its words by spaces, in whatever case; `\b` knows only Latin letters. */
const word = (alternatives: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}])`, 'iu');

interface Spelling {
  readonly kind: SectionKind;
  /** Words that mean a section wherever they stand alone. */
  readonly words: string;
  /** Words that do so only between square brackets: elsewhere they may be sung. */
  readonly marked?: string;
  /** Signs of scripts without spaces. */
  readonly signs?: string;
}

/** Tried from the top: "guitar solo intro" is an intro, "post-chorus" a chorus, "pre-chorus" none. */
const spellings: readonly Spelling[] = [
  {
    kind: 'intro',
    words: 'intro|introduction|opening|prelude|introducción|introdução|einleitung|вступление|интро|wstęp|giriş',
    signs: '前奏|イントロ|인트로',
  },
  {
    kind: 'chorus',
    words: '(?:final|last) (?:chorus|hook|refrain)|últim[oa] (?:coro|refrão|estribillo)|последний припев|[oō]sabi',
    signs: '大サビ|ラスサビ',
  },
  {
    kind: 'outro',
    words:
      'outro|ending|coda|finale|fade[ -]?out|epilogue|final|postlude|cierre|encerramento|концовка|аутро|финал|zakończenie|kapanış',
    marked: 'closing|big finish|(?:abrupt|cold|hard) (?:end|stop)|head out|ende',
    signs: '尾奏|尾声|结尾|アウトロ|아웃트로',
  },
  {
    kind: 'pre',
    words: 'pre[ -]?(?:chorus|hook)|pré[ -]?(?:refrão|refrain)|pre[ -]?coro|b[ -]melody|пред-?припев|przedrefren',
    marked: 'pre|lift|climb',
    signs: '预副歌|導歌|导歌|Bメロ|프리코러스',
  },
  { kind: 'breakdown', words: 'break[ -]?down|break' },
  {
    kind: 'build',
    words: 'build[ -]?up|build|rise|riser',
    marked: 'rising tension|tension|snare roll',
  },
  { kind: 'drop', words: 'drop', marked: 'beat switch|switch' },
  {
    kind: 'solo',
    words: 'solo|instrumental|dance break|gitarrensolo|соло',
    marked: 'shred|trading fours|groove|riff|vamp|dance|no vocals|music only|instruments only',
    signs: '间奏|間奏|ソロ|独奏|獨奏|솔로',
  },
  {
    kind: 'inter',
    words: 'interlude|inter|transition|refill|interludio|interlúdio|zwischenspiel|проигрыш',
    signs: '過門|过门|간주',
  },
  {
    kind: 'bridge',
    words: 'bridge|puente|ponte|pont|middle (?:8|eight)|brücke|бридж|mostek|köprü',
    marked: '[bc] section|section [bc]|contrast|development',
    signs: '桥段|橋段|ブリッジ|Cメロ|브릿지',
  },
  {
    kind: 'chorus',
    words:
      'chorus|refrain|hook|refrão|estribillo|coro|post[ -]?chorus|припев|refren|ritornello|nakarat|reff|kehrvers|điệp khúc',
    marked: 'tag|turnaround|recapitulation',
    signs: '副歌|サビ|후렴|코러스|मुखड़ा|لازمة',
  },
  {
    kind: 'verse',
    words: 'verse|strophe|verso|estrofa|estrofe|couplet|rap|stanza|part|куплет|рэп|zwrotka|strofa|kıta|bait',
    marked:
      'v ?\\d+|freestyle|bars|spit|dialogue|announcer|reporter|poem|movement|act [ivx\\d]+|scene|a section|section a|exposition|theme [ab]',
    signs: '主歌|Aメロ|\\d番|절|벌스|अंतरा|مقطع|ラップ|랩',
  },
  { kind: 'inter', words: 'theme', marked: 'main (?:theme|groove|melody)' },
];

interface Names {
  readonly kind: SectionKind;
  readonly patterns: readonly RegExp[];
}

const namesOf = (which: 'everywhere' | 'marked'): readonly Names[] =>
  spellings.map(({ kind, words, marked, signs }) => ({
    kind,
    patterns: [
      word(which === 'marked' && marked ? `${words}|${marked}` : words),
      ...(signs ? [new RegExp(signs, 'u')] : []),
    ],
  }));

const everywhere = namesOf('everywhere');
const inBrackets = namesOf('marked');

function find(text: string, names: readonly Names[]): readonly [SectionKind, RegExp] | undefined {
  for (const { kind, patterns } of names) {
    const pattern = patterns.find((each) => each.test(text));
    if (pattern) return [kind, pattern];
  }
  return undefined;
}

/** What stands behind a header's name: "Verse 1 - soft, piano only". */
const separator = /\s[-–—]\s|[:：|,]/u;
const letters: ReadonlyMap<string, SectionKind> = new Map([
  ['a', 'verse'],
  ['b', 'bridge'],
  ['c', 'bridge'],
]);

/** The section that a mark in square brackets opens; its own name goes before what is said of it. */
export function kindOf(mark: string): SectionKind | undefined {
  const text = mark.replaceAll('_', ' ').trim();
  const name = text.split(separator)[0] ?? '';
  return letters.get(text.toLowerCase()) ?? (find(name, inBrackets) ?? find(text, everywhere))?.[0];
}

/** What a text says besides the name of a section; undefined where it names none. */
export function besideName(text: string): string | undefined {
  const found = find(text, everywhere);
  return found && text.replace(found[1], '');
}
