/** What models for one's own machine want to know of words, and nobody says. */

const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff]/, 'ja'],
  [/[\uac00-\ud7a3]/, 'ko'],
  [/[\u4e00-\u9fff]/, 'zh'],
  [/[\u0400-\u04ff]/, 'ru'],
];

/** The language of words by their script; `unknown` where a script has many. */
export const languageOf = (lyrics: string): string => scripts.find(([script]) => script.test(lyrics))?.[1] ?? 'unknown';

const instrumentalSeconds = 120;
const secondsPerLine = 4;
const around = 24;

/**
 * How long a song is to be: by its lines, or two minutes. In steps of ten, as odd lengths have come out as noise
 * (ServeurpersoCom/acestep.cpp#93: 115 s).
 */
export function secondsFor(lyrics: string, most: number): number {
  const lines = lyrics.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('[')).length;
  const wanted = lines === 0 ? instrumentalSeconds : lines * secondsPerLine + around;
  return Math.round(Math.min(most, Math.max(30, wanted)) / 10) * 10;
}
