import type { BitWriter } from './bits.ts';

/** Rice codes in partitions (RFC 9639, section 9.2.7): each has a parameter of its own. */
export interface Partitions {
  /** There are 2^order of them, of one size. */
  readonly order: number;
  readonly parameters: readonly number[];
  readonly bits: number;
}

const MOST_ORDER = 6;
/** Fifteen would mean samples that are not coded. */
const MOST_PARAMETER = 14;
const PARAMETER_BITS = 4;

/** The parameter with the fewest bits for `count` numbers whose zigzag codes add up to `sum`; an estimate, never short. */
function cheapest(sum: number, count: number): { readonly parameter: number; readonly bits: number } {
  const bitsAt = (parameter: number): number => count * (parameter + 1) + Math.floor(sum / 2 ** parameter);
  let parameter = 0;
  while (parameter < MOST_PARAMETER && bitsAt(parameter + 1) < bitsAt(parameter)) parameter++;
  return { parameter, bits: PARAMETER_BITS + bitsAt(parameter) };
}

/** 0, −1, 1, −2, 2 … as 0, 1, 2, 3, 4 … */
const zigzag = (value: number): number => (value << 1) ^ (value >> 31);

export function partition(residual: Int32Array, warmUp: number): Partitions {
  const { length } = residual;
  let order = 0;
  while (order < MOST_ORDER && length % 2 ** (order + 1) === 0 && length >> (order + 1) > warmUp) order++;
  let sums: number[] = Array.from({ length: 1 << order }, () => 0);
  const size = length >> order;
  for (let i = warmUp; i < length; i++) {
    const at = Math.floor(i / size);
    sums[at] = (sums[at] as number) + zigzag(residual[i] as number);
  }
  let best: Partitions | undefined;
  for (; order >= 0; order--) {
    const share = length >> order;
    const choices = sums.map((sum, index) => cheapest(sum, index === 0 ? share - warmUp : share));
    const bits = choices.reduce((total, choice) => total + choice.bits, 0);
    if (!best || bits < best.bits) best = { order, parameters: choices.map(({ parameter }) => parameter), bits };
    sums = Array.from(
      { length: sums.length >> 1 },
      (_, index) => (sums[2 * index] as number) + (sums[2 * index + 1] as number),
    );
  }
  return best as Partitions;
}

export function writeResidual(
  out: BitWriter,
  residual: Int32Array,
  warmUp: number,
  { order, parameters }: Partitions,
): void {
  const share = residual.length >> order;
  out.write(0, 2);
  out.write(order, 4);
  parameters.forEach((parameter, index) => {
    out.write(parameter, PARAMETER_BITS);
    for (let i = Math.max(warmUp, index * share); i < (index + 1) * share; i++) {
      const code = zigzag(residual[i] as number);
      out.writeUnary(code >>> parameter);
      out.write(code, parameter);
    }
  });
}
