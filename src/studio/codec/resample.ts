/** Zero crossings of the kernel on either side. */
const CROSSINGS = 16;
/** Places of the kernel between two samples; those between them are interpolated. */
const PHASES = 512;

/** A windowed sinc (Blackman) with its corner at `corner` of the input's half rate. */
function kernel(corner: number): { readonly taps: Float32Array; readonly reach: number } {
  const reach = Math.ceil(CROSSINGS / corner);
  const taps = new Float32Array((PHASES + 1) * 2 * reach);
  for (let phase = 0; phase <= PHASES; phase++) {
    let sum = 0;
    const row = taps.subarray(phase * 2 * reach, (phase + 1) * 2 * reach);
    for (let i = 0; i < 2 * reach; i++) {
      const x = i - (reach - 1) - phase / PHASES;
      const place = x / reach;
      const window =
        Math.abs(place) >= 1 ? 0 : 0.42 + 0.5 * Math.cos(Math.PI * place) + 0.08 * Math.cos(2 * Math.PI * place);
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * corner * x) / (Math.PI * corner * x);
      row[i] = window * sinc;
      sum += row[i] as number;
    }
    for (let i = 0; i < 2 * reach; i++) row[i] = (row[i] as number) / sum;
  }
  return { taps, reach };
}

/** The same sound at another sample rate (polyphase windowed sinc). */
export function resample(channel: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return channel;
  // A little below the half rate, for the kernel's slope.
  const { taps, reach } = kernel(Math.min(1, to / from) * 0.95);
  const width = 2 * reach;
  const step = from / to;
  const out = new Float32Array(Math.floor(channel.length / step));
  for (let n = 0; n < out.length; n++) {
    const at = n * step;
    const whole = Math.floor(at);
    const place = (at - whole) * PHASES;
    const phase = Math.floor(place);
    const part = place - phase;
    const row = phase * width;
    const first = whole - (reach - 1);
    const begin = Math.max(0, -first);
    const end = Math.min(width, channel.length - first);
    let sum = 0;
    for (let i = begin; i < end; i++) {
      const near = taps[row + i] as number;
      sum += (channel[first + i] as number) * (near + part * ((taps[row + width + i] as number) - near));
    }
    out[n] = sum;
  }
  return out;
}
