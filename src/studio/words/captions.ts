/** Words with their times, and the text formats that carry them. */

export interface TimedSyllable {
  readonly text: string;
  /** From the start of the audio, as are all times here. */
  readonly startSeconds: number;
  readonly endSeconds: number;
}

export interface TimedWord extends TimedSyllable {
  readonly syllables: readonly TimedSyllable[];
}

export interface TimedLine extends TimedSyllable {
  /** The kind of section it stands in: verse, chorus … */
  readonly section: string;
  readonly words: readonly TimedWord[];
}

const two = (value: number): string => String(value).padStart(2, '0');

/** mm:ss.xx, as LRC has it. */
function lrcTime(seconds: number): string {
  const hundredths = Math.max(0, Math.round(seconds * 100));
  return `${two(Math.floor(hundredths / 6000))}:${two(Math.floor(hundredths / 100) % 60)}.${two(hundredths % 100)}`;
}

/** hh:mm:ss with milliseconds behind that mark. */
function clock(seconds: number, mark: ',' | '.'): string {
  const ms = Math.max(0, Math.round(seconds * 1000));
  const [hours, minutes, rest] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, ms % 60_000];
  return `${two(hours)}:${two(minutes)}:${two(Math.floor(rest / 1000))}${mark}${String(rest % 1000).padStart(3, '0')}`;
}

/** Line breaks and what a format would take for its own marks have no place in a caption. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** LRC: one line of text per line of lyrics; an empty one where a longer rest begins. */
export function lrc(lines: readonly TimedLine[], title?: string): string {
  const head = title ? [`[ti:${oneLine(title).replace(/[[\]]/g, '')}]`] : [];
  const body = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    const rests = next === undefined || next.startSeconds - line.endSeconds > 4;
    const text = `[${lrcTime(line.startSeconds)}]${oneLine(line.text)}`;
    return rests ? [text, `[${lrcTime(line.endSeconds)}]`] : [text];
  });
  return `${[...head, ...body].join('\n')}\n`;
}

/** Enhanced LRC: a time before every word, and one at the end of the line. */
export const enhancedLrc = (lines: readonly TimedLine[]): string =>
  `${lines
    .map((line) => {
      const words = line.words.map((word) => `<${lrcTime(word.startSeconds)}> ${word.text}`).join(' ');
      return `[${lrcTime(line.startSeconds)}] ${words} <${lrcTime(line.endSeconds)}>`;
    })
    .join('\n')}\n`;

/** A caption stays until it was sung, at least a moment, and never into the next one. */
function shown(lines: readonly TimedLine[], index: number): { readonly start: number; readonly end: number } {
  const { startSeconds: start, endSeconds } = lines[index] as TimedLine;
  const wanted = Math.max(start + 0.5, endSeconds + 0.3);
  return { start, end: Math.max(start + 0.001, Math.min(wanted, lines[index + 1]?.startSeconds ?? wanted)) };
}

/** SubRip. */
export const srt = (lines: readonly TimedLine[]): string =>
  lines
    .map((line, index) => {
      const { start, end } = shown(lines, index);
      return `${index + 1}\n${clock(start, ',')} --> ${clock(end, ',')}\n${oneLine(line.text)}\n`;
    })
    .join('\n');

/** WebVTT with a time before every word but the first, so that players can follow them. */
export function vtt(lines: readonly TimedLine[]): string {
  const escaped = (text: string): string =>
    oneLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const cues = lines.map((line, index) => {
    const { start, end } = shown(lines, index);
    const text = line.words
      .map((word, at) =>
        at > 0 && word.startSeconds > start && word.startSeconds < end
          ? `<${clock(word.startSeconds, '.')}>${escaped(word.text)}`
          : escaped(word.text),
      )
      .join(' ');
    return `${index + 1}\n${clock(start, '.')} --> ${clock(end, '.')}\n${text || escaped(line.text)}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}

export interface CaptionFile {
  readonly name: 'lyrics.lrc' | 'lyrics.words.lrc' | 'lyrics.srt' | 'lyrics.vtt';
  readonly mime: string;
  readonly text: string;
}

/** The timed words as files; none where nobody sings. */
export const captionFiles = (lines: readonly TimedLine[]): CaptionFile[] =>
  lines.length === 0
    ? []
    : [
        { name: 'lyrics.lrc', mime: 'text/plain; charset=utf-8', text: lrc(lines) },
        { name: 'lyrics.words.lrc', mime: 'text/plain; charset=utf-8', text: enhancedLrc(lines) },
        { name: 'lyrics.srt', mime: 'application/x-subrip', text: srt(lines) },
        { name: 'lyrics.vtt', mime: 'text/vtt', text: vtt(lines) },
      ];
