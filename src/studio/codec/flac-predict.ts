/** How FLAC foretells a sample from those before it (RFC 9639, section 9.2): what is left is small, and coded short. */

export interface Prediction {
  /** The difference from what was foretold; the first `order` samples stand as they are. */
  readonly residual: Int32Array;
  readonly order: number;
  /** Absent for the fixed predictors, which are known by their order. */
  readonly linear?: { readonly coefficients: Int32Array; readonly shift: number };
}

const FIXED_ORDERS = 4;
const LINEAR_ORDER = 8;
/** Bits of a coefficient: eight products with samples of 17 bits fit 32. */
export const PRECISION = 12;
const MOST_SHIFT = 15;

const sumOf = (residual: Int32Array, from: number): number => {
  let sum = 0;
  for (let i = from; i < residual.length; i++) sum += Math.abs(residual[i] as number);
  return sum;
};

/** The fixed predictor with the least left over; each is the difference of the one before. */
function fixed(samples: Int32Array): Prediction {
  let best: Prediction = { residual: samples, order: 0 };
  let least = sumOf(samples, 0);
  let before = samples;
  for (let order = 1; order <= Math.min(FIXED_ORDERS, samples.length - 1); order++) {
    const residual = before.slice();
    for (let i = order; i < samples.length; i++) residual[i] = (before[i] as number) - (before[i - 1] as number);
    const sum = sumOf(residual, order);
    if (sum < least) {
      best = { residual, order };
      least = sum;
    }
    before = residual;
  }
  return best;
}

/** Sums of products of a block with itself, later by 0 to 8 samples, under a Welch window. */
function autocorrelation(samples: Int32Array): Float64Array {
  const { length } = samples;
  const shaped = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const place = (2 * i - (length - 1)) / (length + 1);
    shaped[i] = (samples[i] as number) * (1 - place * place);
  }
  return Float64Array.from({ length: LINEAR_ORDER + 1 }, (_, lag) => {
    let sum = 0;
    for (let i = lag; i < length; i++) sum += (shaped[i] as number) * (shaped[i - lag] as number);
    return sum;
  });
}

/** The coefficients that leave least, by Levinson and Durbin's recursion; undefined where a block has no shape. */
function levinson(lags: Float64Array): Float64Array | undefined {
  let coefficients = new Float64Array(LINEAR_ORDER);
  let error = lags[0] as number;
  for (let i = 0; i < LINEAR_ORDER; i++) {
    if (!(error > 0)) return undefined;
    let sum = lags[i + 1] as number;
    for (let j = 0; j < i; j++) sum -= (coefficients[j] as number) * (lags[i - j] as number);
    const reflection = sum / error;
    const next = coefficients.slice();
    next[i] = reflection;
    for (let j = 0; j < i; j++)
      next[j] = (coefficients[j] as number) - reflection * (coefficients[i - 1 - j] as number);
    coefficients = next;
    error *= 1 - reflection * reflection;
  }
  return coefficients.every(Number.isFinite) ? coefficients : undefined;
}

function linear(samples: Int32Array): Prediction | undefined {
  if (samples.length <= 4 * LINEAR_ORDER) return undefined;
  const exact = levinson(autocorrelation(samples));
  if (!exact) return undefined;
  const largest = Math.max(...exact.map(Math.abs));
  const shift = Math.min(MOST_SHIFT, PRECISION - 2 - Math.floor(Math.log2(largest)));
  if (!(shift >= 0)) return undefined;
  const limit = 2 ** (PRECISION - 1);
  const coefficients = new Int32Array(LINEAR_ORDER);
  // What rounding leaves of one is given to the next.
  let owed = 0;
  for (let i = 0; i < LINEAR_ORDER; i++) {
    const wanted = (exact[i] as number) * 2 ** shift + owed;
    const rounded = Math.max(-limit, Math.min(limit - 1, Math.round(wanted)));
    coefficients[i] = rounded;
    owed = wanted - rounded;
  }
  const residual = samples.slice();
  for (let i = LINEAR_ORDER; i < samples.length; i++) {
    let sum = 0;
    for (let j = 0; j < LINEAR_ORDER; j++) sum += (coefficients[j] as number) * (samples[i - 1 - j] as number);
    residual[i] = (samples[i] as number) - (sum >> shift);
  }
  return { residual, order: LINEAR_ORDER, linear: { coefficients, shift } };
}

/** The prediction that leaves least of a block of at most 17 bits. */
export function predict(samples: Int32Array): Prediction {
  const simple = fixed(samples);
  const shaped = linear(samples);
  return shaped && sumOf(shaped.residual, shaped.order) < 0.98 * sumOf(simple.residual, simple.order) ? shaped : simple;
}
