/**
 * Seeded randomness. Streams are named, so that a draw added in one stage of composing never shifts another stage:
 * the same seed and name give the same numbers on every machine (integer arithmetic only).
 */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [from, to], both included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** One of the choices, by weight; weights need not sum to one. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  /** Mean 0, standard deviation 1: twelve uniform draws less six (Irwin–Hall), as Math.log and Math.cos may differ by engine. */
  gaussian(): number;
}

/** FNV-1a over UTF-16 code units, 32 bits. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** sfc32 (Doty-Humphrey, PractRand) seeded from the seed and the stream's name. */
export function random(seed: number, stream: string): Random {
  let a = hash(stream);
  let b = seed >>> 0;
  let c = Math.floor(seed / 0x1_0000_0000) >>> 0;
  let counter = 1;
  const draw = (): number => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) draw();
  const next = (): number => draw() / 0x1_0000_0000;
  const pick = <T>(choices: readonly T[]): T => {
    if (choices.length === 0) throw new Error('pick needs at least one choice');
    return choices[Math.floor(next() * choices.length)] as T;
  };
  return {
    next,
    pick,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    weighted: (choices) => {
      const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [value, weight] of choices) {
        left -= weight;
        if (left < 0) return value;
      }
      return pick(choices)[0];
    },
    gaussian: () => {
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += next();
      return sum;
    },
  };
}
