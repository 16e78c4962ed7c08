import type { z } from 'zod';
import { artwork, flac, lyrics, midi, musicxml, persona, stems, styleBoost, timing, video, wav } from './about.ts';
import {
  addInstrumental,
  addVocals,
  concat,
  cover,
  extend,
  mashup,
  replaceSection,
  sounds,
  upload,
} from './derived.ts';
import { song } from './song.ts';

export const kinds = {
  song,
  extend,
  cover,
  concat,
  upload,
  lyrics,
  stems,
  wav,
  flac,
  midi,
  musicxml,
  video,
  timing,
  artwork,
  persona,
  styleBoost,
  replaceSection,
  addVocals,
  addInstrumental,
  mashup,
  sounds,
} as const;

export type KindName = keyof typeof kinds;
/** A caller's request in canonical form, validated. */
export type Order = z.output<(typeof kinds)[KindName]['order']>;
export type SongOrder = Extract<Order, { kind: 'song' }>;
/** Orders that compose, and so have a model, a style and words. */
export type MusicOrder = Extract<Order, { instrumental: boolean }>;

export const isMusic = (order: Order): order is MusicOrder => 'instrumental' in order;

/** The clips that an order starts from; the account must have them. */
export function sourceClips(order: Order): readonly string[] {
  if ('clipIds' in order) return order.clipIds;
  return 'clipId' in order && order.clipId !== undefined ? [order.clipId] : [];
}

/** The addresses that an order's audio is fetched from. */
export function sourceUrls(order: Order): readonly string[] {
  if ('audioUrls' in order) return order.audioUrls;
  return 'audioUrl' in order && order.audioUrl !== undefined ? [order.audioUrl] : [];
}
