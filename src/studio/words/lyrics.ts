import type { SectionKind } from '../score/score.ts';
import { type Delivery, deliveryOf } from './delivery.ts';
import { besideName, kindOf } from './headers.ts';

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
  /** What its marks say, header included, as written: directions to the band are among them. */
  readonly marks: readonly string[];
}

export interface Lyrics {
  readonly sections: readonly LyricsSection[];
  /** An [End] mark: nothing follows, so no outro is added. */
  readonly ended: boolean;
}

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
const besides =
  /\b(guitar|piano|sax(ophone)?|final|last|first|second|short|long|repeat|instrumental|x ?\d+|\d+|[ivx]+)\b/gi;

function bareHeader(line: string): string | undefined {
  const match = barePattern.exec(line);
  const label = (match?.[1] ?? match?.[2] ?? '').trim();
  const rest = besideName(label)
    ?.replace(besides, '')
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
const aloneTimes = /^\s*[(（[]?\s*(?:repeat\s*)?(?:[x×]\s?[2-9]|[2-9]\s?[x×])\s*[)）\]]?\s*$/i;
/** How often a mark has its section sung: "[x3]", "[Repeat]". */
const repeats = (mark: string): number | undefined =>
  aloneTimes.test(mark) ? timesIn(mark) : /^(?:repeat|loop)$/i.test(mark) ? 2 : undefined;
const trailingTimes = /\s*[(（]\s*(?:[x×]\s?[2-9]|[2-9]\s?[x×])\s*[)）]\s*$/i;

interface Draft {
  readonly kind: SectionKind;
  readonly label: string;
  readonly lines: LyricsLine[];
  readonly marks: string[];
  readonly headed: boolean;
}

/** No song of eight minutes has more; repeats of repeats would be more than any memory holds. */
const MOST_LINES = 400;

/** Has what a section sings so far sung so often. */
function again(section: Draft | undefined, times: number): void {
  const lines = [...(section?.lines ?? [])];
  for (let time = 1; time < times && lines.length * (time + 1) <= MOST_LINES; time++) section?.lines.push(...lines);
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

/** What stands between square brackets, but for what ends the song or repeats something. */
export const marksIn = (sheet: string): string[] => [
  ...new Set(
    [...sheet.matchAll(/[[【]([^\]】\n]+)[\]】]/g)]
      .map((match) => (match[1] ?? '').trim())
      .filter((mark) => mark !== '' && !endPattern.test(mark) && !/fad(e|ing)/i.test(mark) && !repeats(mark)),
  ),
];

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
  /** Marks before there is a section to have them. */
  let pending: string[] = [];
  for (const raw of sheet.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const header = headerPattern.exec(raw);
    if (header && endPattern.test(header[1] ?? '')) ended = true;
    const bare = header ? undefined : bareHeader(raw);
    const label = (header?.[1] ?? bare ?? '').trim();
    const kind = kindOf(label);
    const told = deliveryOf(label);
    const times = header && repeats(label);
    if (times) again(sections.at(-1), times);
    else if (kind) {
      sections.push({ kind, label, lines: [], marks: [...pending, label], headed: true });
      pending = [];
      stanzaOpen = true;
      delivery = told;
    } else if (header && label !== '') {
      (sections.at(-1)?.marks ?? pending).push(label);
      if (told) delivery = { ...delivery, ...told };
    }
    if (bare !== undefined) continue;
    const text = (header ? (header[2] as string) : raw).trim();
    if (text === '') {
      if (!header && !sections.at(-1)?.headed) stanzaOpen = false;
      continue;
    }
    const open = sections.at(-1);
    if (aloneTimes.test(text)) {
      again(open, timesIn(text));
      continue;
    }
    if (!stanzaOpen || sections.length === 0) {
      sections.push({ kind: 'verse', label: 'verse', lines: [], marks: pending, headed: false });
      pending = [];
    }
    stanzaOpen = true;
    const sung = text.replace(trailingTimes, '').trim();
    const line = { text: sung, syllables: countSyllables(sung), ...(delivery && { delivery }) };
    const lineTimes = trailingTimes.test(text) ? timesIn(text) : 1;
    for (let time = 0; time < lineTimes; time++) sections.at(-1)?.lines.push(line);
  }
  const textOf = (section: { lines: readonly LyricsLine[] }): string =>
    section.lines.map((line) => line.text.toLowerCase()).join('\n');
  const unheaded = sections.every((section) => !section.headed);
  const whole = filled(sections);
  const repeated = (section: Draft): boolean => whole.filter((other) => textOf(other) === textOf(section)).length > 1;
  return {
    ended,
    sections: whole.map((section) => {
      const { kind, label, lines, marks } = section;
      return unheaded && repeated(section)
        ? { kind: 'chorus', label: 'chorus', lines, marks }
        : { kind, label, lines, marks };
    }),
  };
}
