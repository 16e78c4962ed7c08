import type { SectionKind } from '../score/score.ts';

export interface LyricsLine {
  readonly text: string;
  readonly syllables: number;
}

export interface LyricsSection {
  readonly kind: SectionKind;
  /** The header as written, without brackets; the kind's name where there was none. */
  readonly label: string;
  readonly lines: readonly LyricsLine[];
}

export interface Lyrics {
  readonly sections: readonly LyricsSection[];
  /** An [End] mark: nothing follows, so no outro is added. */
  readonly ended: boolean;
}

/** Tried from the top: "guitar solo intro" is an intro, "post-chorus" a chorus, "pre-chorus" none. */
const kindWords: readonly (readonly [RegExp, SectionKind])[] = [
  [/\b(intro|introduction|opening|prelude|introducción|introdução)\b|前奏|イントロ/i, 'intro'],
  [/\b(outro|ending|coda|finale|fade[ -]?out|epilogue|final)\b|尾奏|尾声|アウトロ/i, 'outro'],
  [/\bpre[ -]?(chorus|hook)|\bpré[ -]?(refrão|refrain)|\bpre[ -]?coro|预副歌|导歌|Bメロ/i, 'pre'],
  [/\b(break[ -]?down|break)\b/i, 'breakdown'],
  [/\b(build([ -]?up)?|rise|riser)\b/i, 'build'],
  [/\bdrop\b/i, 'drop'],
  [/\b(solo|instrumental|dance break)\b|间奏|間奏|ソロ/i, 'solo'],
  [/\b(interlude|inter|transition|refill)\b/i, 'inter'],
  [/\b(bridge|puente|ponte|pont|middle 8|brücke)\b|桥段|ブリッジ/i, 'bridge'],
  [/\b(chorus|refrain|hook|refrão|estribillo|coro|refrain|post[ -]?chorus)\b|副歌|サビ/i, 'chorus'],
  [/\b(verse|strophe|verso|estrofa|couplet|rap|stanza|part)\b|主歌|Aメロ/i, 'verse'],
];

const kindOf = (header: string): SectionKind | undefined => kindWords.find(([words]) => words.test(header))?.[1];

const headerPattern = /^\s*[[【]([^\]】]*)[\]】]\s*(.*)$/;
const endPattern = /^(the\s+)?end$|^fin$/i;

/** Letters of scripts in which one sign is about one syllable. */
const syllabic = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/gu;

function syllablesOfWord(word: string): number {
  const letters = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const silentE = /[^aeiouyl]e(s|d)?$/.test(letters) && !/[td]ed$|[sxz]es$|[cs]hes$|[cg]es$/.test(letters) ? 1 : 0;
  const groups = letters.match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, groups > 1 ? groups - silentE : groups);
}

/** Syllables as English counts them, by groups of vowels; one per sign in syllabic scripts. */
export function countSyllables(text: string): number {
  const signs = text.match(syllabic)?.length ?? 0;
  const words = text.replace(syllabic, ' ').match(/[\p{L}\p{N}'’]+/gu) ?? [];
  return (
    signs + words.filter((word) => /[\p{L}\p{N}]/u.test(word)).reduce((sum, word) => sum + syllablesOfWord(word), 0)
  );
}

/**
 * Reads a lyrics sheet. Text in square brackets is never sung: it opens a section when it names one, and is otherwise a
 * direction to the performers, left aside here. Lines before any header are a verse; without any header at all, blank
 * lines part the verses and a stanza that comes twice is the chorus.
 */
export function parseLyrics(sheet: string): Lyrics {
  const sections: { kind: SectionKind; label: string; lines: LyricsLine[]; headed: boolean }[] = [];
  let ended = false;
  let stanzaOpen = false;
  for (const raw of sheet.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const header = headerPattern.exec(raw);
    if (header && endPattern.test(header[1] ?? '')) ended = true;
    const label = (header?.[1] ?? '').trim();
    const kind = kindOf(label);
    if (kind) {
      sections.push({ kind, label, lines: [], headed: true });
      stanzaOpen = true;
    }
    const text = (header ? (header[2] as string) : raw).trim();
    if (text === '') {
      if (!header && !sections.at(-1)?.headed) stanzaOpen = false;
      continue;
    }
    if (!stanzaOpen || sections.length === 0)
      sections.push({ kind: 'verse', label: 'verse', lines: [], headed: false });
    stanzaOpen = true;
    sections.at(-1)?.lines.push({ text, syllables: countSyllables(text) });
  }
  const textOf = (section: { lines: LyricsLine[] }): string =>
    section.lines.map((line) => line.text.toLowerCase()).join('\n');
  const unheaded = sections.every((section) => !section.headed);
  const repeated = (section: { lines: LyricsLine[] }): boolean =>
    sections.filter((other) => textOf(other) === textOf(section)).length > 1;
  return {
    ended,
    sections: sections.map(({ kind, label, lines }, index) =>
      unheaded && repeated(sections[index] as { lines: LyricsLine[] })
        ? { kind: 'chorus', label: 'chorus', lines }
        : { kind, label, lines },
    ),
  };
}
