import { describe, expect, it } from 'vitest';
import type { SongOrder } from '../../catalogue/kinds/index.ts';
import { Refused } from '../engine.ts';
import { numberOf, unpacked } from './read.ts';
import { sniff } from './sniff.ts';
import { languageOf, secondsFor } from './spoken.ts';
import { titleOf, versionIn, wordingOf } from './wording.ts';

const song = (more: Partial<SongOrder>): SongOrder => ({ kind: 'song', instrumental: false, model: 'v5', ...more });

describe('an order in two manners', () => {
  it('is custom when words are sung, and has a style and a title then', () => {
    expect(wordingOf(song({ lyrics: '[Verse]\nStay with me, love' }))).toEqual({
      custom: true,
      lyrics: '[Verse]\nStay with me, love',
      style: 'song',
      title: 'Stay with me',
    });
  });
  it('is a description otherwise, of five hundred characters at most', () => {
    expect(wordingOf(song({ prompt: 'rain', style: 'folk' }))).toEqual({ custom: false, prompt: 'rain. folk' });
    const long = wordingOf(song({ prompt: '🎵'.repeat(400), style: 'x'.repeat(400) }));
    expect(long.custom === false && [...long.prompt].length).toBe(500);
  });
  it('is custom for an instrumental of nothing but a style', () => {
    expect(wordingOf(song({ style: 'folk', instrumental: true }))).toMatchObject({
      custom: true,
      lyrics: '',
      style: 'folk',
    });
  });
  it('has a title in any case', () => {
    expect(titleOf(song({ prompt: '[x]' }))).toBe('Untitled');
    expect(titleOf({ kind: 'stems', clipId: 'c', parts: 'two' })).toBe('Untitled');
  });
  it('names versions as they are written there, and refuses others', () => {
    expect(versionIn(['v4.5plus'], 'v4.5plus', 'x')).toBe('V4_5PLUS');
    expect(versionIn(['v5'], 'v5', 'x')).toBe('V5');
    expect(() => versionIn(['v5'], 'v3', 'x')).toThrow(Refused);
  });
});

describe('what others sent', () => {
  it('is known by its first bytes', () => {
    const type = (text: string) => sniff(Buffer.from(text, 'latin1'))?.extension;
    expect(
      [
        'ID3',
        '\xff\xfb\x90',
        'RIFF0000WAVE',
        'fLaC',
        'OggS',
        'MThd',
        '0000ftypisom',
        '0000ftypM4A ',
        '\xff\xd8\xff',
      ].map(type),
    ).toEqual(['mp3', 'mp3', 'wav', 'flac', 'ogg', 'mid', 'mp4', 'm4a', 'jpg']);
    expect(['', '<html>', '{"code":403}', 'RIFF0000AVI '].map(type)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
  it('may be a number in a text, or JSON in a text', () => {
    expect([numberOf('151.2'), numberOf('50%'), numberOf('N/A'), numberOf(null)]).toEqual([
      151.2,
      50,
      undefined,
      undefined,
    ]);
    expect([unpacked('{"a":1}'), unpacked({ a: 1 }), unpacked('{')]).toEqual([{ a: 1 }, { a: 1 }, undefined]);
  });
});

it('tells a language by its script, and a length by its lines', () => {
  expect(['夜に歌う', '밤의 노래', '夜晚', 'ночь', 'night'].map(languageOf)).toEqual([
    'ja',
    'ko',
    'zh',
    'ru',
    'unknown',
  ]);
  expect(secondsFor('', 480)).toBe(120);
  expect(secondsFor(`[Verse]\n${'a line\n'.repeat(16)}`, 480)).toBe(90);
  expect(secondsFor('a line\n'.repeat(400), 240)).toBe(240);
});
