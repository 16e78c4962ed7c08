/** The lanes of a drum pattern, and the General MIDI percussion key that each one strikes. */
export const laneKeys = {
  /** kick */
  k: 36,
  /** snare */
  s: 38,
  /** side stick */
  r: 37,
  /** clap */
  c: 39,
  /** closed hat */
  h: 42,
  /** pedal hat */
  p: 44,
  /** open hat */
  o: 46,
  /** ride */
  d: 51,
  /** crash */
  x: 49,
  /** high tom */
  t1: 50,
  /** mid tom */
  t2: 47,
  /** floor tom */
  t3: 43,
  /** shaker/cabasa */
  sh: 69,
  /** maracas */
  mr: 70,
  /** tambourine */
  tb: 54,
  /** cowbell */
  cb: 56,
  /** conga (mute/open) */
  cg: 63,
  /** bongo */
  bo: 60,
  /** claves */
  cv: 75,
  /** guiro */
  gu: 73,
  /** timbale */
  tm: 65,
  /** agogo */
  ag: 67,
  /** surdo */
  su: 41,
  /** woodblock */
  wb: 76,
  /** taiko/low drum */
  ta: 41,
  /** timpani (GM prog 47) */
  tp: 36,
  /** cajon */
  cj: 36,
  /** castanets */
  cs: 85,
  /** tabla bayan / dhol low */
  tl: 64,
  /** tabla dayan / dhol high */
  th: 60,
  /** darbuka dum */
  da: 64,
  /** darbuka tek/ka */
  dh: 60,
  /** bodhran */
  bd: 45,
  /** sleigh bells (jingle) */
  sb: 83,
} as const;

export type LaneId = keyof typeof laneKeys;
