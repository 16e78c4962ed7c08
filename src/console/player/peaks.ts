/** Heights of a waveform's bars, 0 to 1. */
export type Peaks = readonly number[];

const bars = 120;
/** Low enough to cost little, high enough for an outline; browsers take no less. */
const sampleRate = 8000;

const known = new Map<string, Promise<Peaks>>();
let queue: Promise<unknown> = Promise.resolve();

async function decode(url: string): Promise<Peaks> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const bytes = await answer.arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(bytes);
  return peaksOf(sound.getChannelData(0));
}

/** The loudest sample of each bar's stretch, measured against the loudest of all. */
export function peaksOf(samples: Float32Array, count = bars): Peaks {
  const heights = Array.from({ length: count }, (_, bar) => {
    let peak = 0;
    const end = Math.floor(((bar + 1) * samples.length) / count);
    for (let i = Math.floor((bar * samples.length) / count); i < end; i++)
      peak = Math.max(peak, Math.abs(samples[i] ?? 0));
    return peak;
  });
  const loudest = Math.max(...heights);
  return loudest > 0 ? heights.map((height) => height / loudest) : heights;
}

/** The outline of a sound; one is decoded at a time, each once. */
export function readPeaks(url: string): Promise<Peaks> {
  const before = known.get(url);
  if (before) return before;
  const asked = queue.then(() => decode(url));
  queue = asked.catch(() => known.delete(url));
  known.set(url, asked);
  return asked;
}
