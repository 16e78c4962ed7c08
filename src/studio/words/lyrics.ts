import type { SectionKind } from '../score/score.ts';
import { type Delivery, deliveryOf } from './delivery.ts';

export interface LyricsLine {
  readonly text: string;
  readonly syllables: number;
  /** What the marks before it say of who sings it and how; absent where they say nothing. */
  readonly delivery?: Delivery;
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

/** Other spellings of a header: "(Chorus)", "Verse 2:", "Refrão x2:"; the whole line is its name, or it is sung. */
const barePattern = /^\s*(?:[(（]\s*([^()（）]+?)\s*[)）]\s*[:：]?|([^()[\]]+?)\s*[:：])\s*$/;
const besideName =
  /\b(guitar|piano|sax(ophone)?|final|last|first|second|short|long|repeat|instrumental|x ?\d+|\d+|[ivx]+)\b/gi;

function bareHeader(line: string): string | undefined {
  const match = barePattern.exec(line);
  const label = (match?.[1] ?? match?.[2] ?? '').trim();
  const words = kindWords.find(([pattern]) => pattern.test(label))?.[0];
  if (!words) return undefined;
  const rest = label
    .replace(words, '')
    .replace(besideName, '')
    .replace(/[\s\-–:#.]+/g, '');
  return rest === '' ? label : undefined;
}

/** "(x2)" behind a line or alone below a section, "[Chorus x2]": so many times, at most eight. */
const timesIn = (text: string): number => {
  const times = Number(
    /(?:^|[\s(（[])(?:[x×]\s?(\d)|(\d)\s?[x×])\s*[)）\]]?\s*$/i.exec(text)?.slice(1).find(Boolean) ?? 1,
  );
  return Math.max(1, Math.min(8, times));
};
const aloneTimes = /^\s*[(（[]?\s*(?:repeat\s*)?(?:[x×]\s?\d|\d\s?[x×])\s*[)）\]]?\s*$/i;
const trailingTimes = /\s*[(（]\s*(?:[x×]\s?\d|\d\s?[x×])\s*[)）]\s*$/i;

interface Draft {
  readonly kind: SectionKind;
  readonly label: string;
  readonly lines: LyricsLine[];
  readonly headed: boolean;
}

/** Choruses that are only named are sung with the words of the one before; "x2" in a name doubles the section. */
function filled(sections: readonly Draft[]): Draft[] {
  return sections.map((section, index) => {
    const earlier =
      section.kind === 'chorus' && section.lines.length === 0 && !/instrumental/i.test(section.label)
        ? sections.slice(0, index).findLast(({ kind, lines }) => kind === 'chorus' && lines.length > 0)
        : undefined;
    const lines = earlier?.lines ?? section.lines;
    return { ...section, lines: Array.from({ length: timesIn(section.label) }, () => lines).flat() };
  });
}

/** Marks in square brackets that neither name a section nor direct a voice. */
export function marksWithoutEffect(sheet: string): string[] {
  const marks = [...sheet.matchAll(/[[【]([^\]】\n]+)[\]】]/g)].map((match) => (match[1] ?? '').trim());
  const lost = marks.filter(
    (mark) => mark !== '' && !kindOf(mark) && !deliveryOf(mark) && !endPattern.test(mark) && !/fad(e|ing)/i.test(mark),
  );
  return [...new Set(lost)].map((mark) => `[${mark}]`);
}

/**
 * Reads a lyrics sheet. Text in square brackets is never sung: it opens a section when it names one, and is otherwise a
 * direction to the performers, kept where it speaks of voices. Lines before any header are a verse; without any header
 * at all, blank lines part the verses and a stanza that comes twice is the chorus.
 */
export function parseLyrics(sheet: string): Lyrics {
  const sections: Draft[] = [];
  let ended = false;
  let stanzaOpen = false;
  let delivery: Delivery | undefined;
  for (const raw of sheet.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const header = headerPattern.exec(raw);
    if (header && endPattern.test(header[1] ?? '')) ended = true;
    const bare = header ? undefined : bareHeader(raw);
    const label = (header?.[1] ?? bare ?? '').trim();
    const kind = kindOf(label);
    const told = deliveryOf(label);
    if (kind) {
      sections.push({ kind, label, lines: [], headed: true });
      stanzaOpen = true;
      delivery = told;
    } else if (told) delivery = { ...delivery, ...told };
    if (bare !== undefined) continue;
    const text = (header ? (header[2] as string) : raw).trim();
    if (text === '') {
      if (!header && !sections.at(-1)?.headed) stanzaOpen = false;
      continue;
    }
    const open = sections.at(-1);
    if (aloneTimes.test(text)) {
      const lines = [...(open?.lines ?? [])];
      for (let time = 1; time < timesIn(text); time++) open?.lines.push(...lines);
      continue;
    }
    if (!stanzaOpen || sections.length === 0)
      sections.push({ kind: 'verse', label: 'verse', lines: [], headed: false });
    stanzaOpen = true;
    const sung = text.replace(trailingTimes, '').trim();
    const line = { text: sung, syllables: countSyllables(sung), ...(delivery && { delivery }) };
    const times = trailingTimes.test(text) ? timesIn(text) : 1;
    for (let time = 0; time < times; time++) sections.at(-1)?.lines.push(line);
  }
  const textOf = (section: { lines: readonly LyricsLine[] }): string =>
    section.lines.map((line) => line.text.toLowerCase()).join('\n');
  const unheaded = sections.every((section) => !section.headed);
  const whole = filled(sections);
  const repeated = (section: Draft): boolean => whole.filter((other) => textOf(other) === textOf(section)).length > 1;
  return {
    ended,
    sections: whole.map((section) => {
      const { kind, label, lines } = section;
      return unheaded && repeated(section) ? { kind: 'chorus', label: 'chorus', lines } : { kind, label, lines };
    }),
  };
}
