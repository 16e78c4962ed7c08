import { describe, expect, it } from 'vitest';
import { captionFiles, enhancedLrc, lrc, srt, type TimedLine, type TimedWord, vtt } from './captions.ts';

const word = (text: string, startSeconds: number, endSeconds: number): TimedWord => ({
  text,
  startSeconds,
  endSeconds,
  syllables: [{ text, startSeconds, endSeconds }],
});
const line = (...words: TimedWord[]): TimedLine => ({
  text: words.map(({ text }) => text).join(' '),
  section: 'verse',
  startSeconds: words[0]?.startSeconds ?? 0,
  endSeconds: words.at(-1)?.endSeconds ?? 0,
  words,
});
const lines = [line(word('Hello', 1.006, 1.5), word('<world>', 1.5, 2)), line(word('Again', 61.25, 3661.5))];

describe('captions', () => {
  it('writes LRC, with an empty line where a rest begins', () => {
    expect(lrc(lines, 'A [song]')).toBe(
      '[ti:A song]\n[00:01.01]Hello <world>\n[00:02.00]\n[01:01.25]Again\n[61:01.50]\n',
    );
  });

  it('writes LRC by words', () => {
    expect(enhancedLrc(lines).split('\n')[0]).toBe('[00:01.01] <00:01.01> Hello <00:01.50> <world> <00:02.00>');
  });

  it('writes SubRip', () => {
    expect(srt(lines)).toBe(
      '1\n00:00:01,006 --> 00:00:02,300\nHello <world>\n\n2\n00:01:01,250 --> 01:01:01,800\nAgain\n',
    );
  });

  it('writes WebVTT whose text is escaped', () => {
    expect(vtt(lines)).toContain(
      'WEBVTT\n\n1\n00:00:01.006 --> 00:00:02.300\nHello <00:00:01.500>&lt;world&gt;\n\n2\n00:01:01.250 --> ',
    );
  });

  it('come as files, and not at all where nobody sings', () => {
    const files = captionFiles(lines);
    expect(files.map(({ name }) => name)).toEqual(['lyrics.lrc', 'lyrics.words.lrc', 'lyrics.srt', 'lyrics.vtt']);
    expect(files.map(({ text }) => text)).toEqual([lrc(lines), enhancedLrc(lines), srt(lines), vtt(lines)]);
    expect(captionFiles([])).toEqual([]);
  });

  it('never lets a caption reach into the next', () => {
    const close = [line(word('a', 1, 2)), line(word('b', 1.2, 2))];
    expect(srt(close)).toContain('00:00:01,000 --> 00:00:01,200');
  });
});
