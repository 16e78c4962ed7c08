import type { Sheet } from '../../sdk/types.ts';

/** 75.5 → 01:15.50; hours only where there are some. */
const stamp = (seconds: number, fraction: 2 | 3, separator: '.' | ','): string => {
  const scale = 10 ** fraction;
  const units = Math.round(seconds * scale);
  const whole = Math.floor(units / scale);
  const two = (value: number): string => String(value).padStart(2, '0');
  const rest = String(units % scale).padStart(fraction, '0');
  return `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}${separator}${rest}`;
};
const hours = (seconds: number): string => String(Math.floor(seconds / 3600)).padStart(2, '0');

const sung = ({ lines }: Sheet) => lines.filter(({ words }) => words.length > 0);
const textOf = (words: readonly { readonly word: string }[]): string => words.map(({ word }) => word.trim()).join(' ');

/** Lyrics with the time of every word: "enhanced LRC", which players without it read line by line. */
export const lrcOf = (sheet: Sheet, title: string): string =>
  [
    `[ti:${title.replaceAll(/[\r\n\]]/g, ' ')}]`,
    ...sung(sheet).map(({ words }) => {
      const timed = words.map(({ word, start }) => `<${stamp(start, 2, '.')}>${word.trim()}`).join(' ');
      return `[${stamp(words[0]?.start ?? 0, 2, '.')}]${timed}`;
    }),
    '',
  ].join('\n');

/** SubRip captions, a line of the song each. */
export const srtOf = (sheet: Sheet): string =>
  sung(sheet)
    .map(({ words }, index) => {
      const [start, end] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0].map(
        (time) => `${hours(time)}:${stamp(time, 3, ',')}`,
      );
      return `${index + 1}\n${start} --> ${end}\n${textOf(words)}\n`;
    })
    .join('\n');
