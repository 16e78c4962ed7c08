import type { BasicSample } from 'spessasynth_core';

/** Decoded recordings that a thread keeps: 56 MB. A song of three minutes needs between 10 and 40 MB of them. */
const MOST_SAMPLES = 14_000_000;
/** Interpolation reads so far beyond the loop's end. */
const MARGIN = 4;

const shelf = new Set<Recording>();
let samples = 0;
let clock = 0;

/** A recording of the bank: decoded when it is played, and forgotten when others were wanted since and room is short. */
export class Recording {
  readonly frames: number;
  private readonly source: BasicSample;
  private readonly loop: Loop | undefined;
  private decoded: Float32Array | undefined;
  private used = 0;

  private constructor(source: BasicSample, loop: Loop | undefined) {
    this.source = source;
    this.loop = loop;
    this.frames = source.getAudioData().length;
  }

  private static readonly known = new WeakMap<BasicSample, Recording[]>();

  /** The same recording for all zones that play it with the same loop. */
  static of(source: BasicSample, loop: Loop | undefined): Recording {
    const known = Recording.known.get(source) ?? [];
    Recording.known.set(source, known);
    const alike = known.find(({ loop: own }) => own?.start === loop?.start && own?.end === loop?.end);
    if (alike) return alike;
    const made = new Recording(source, loop);
    known.push(made);
    return made;
  }

  /** To be asked for anew for every stretch. */
  get samples(): Float32Array {
    this.used = ++clock;
    return this.decoded ?? this.decode();
  }

  private decode(): Float32Array {
    const recorded = this.source.getAudioData();
    // The bank would keep it for ever.
    this.source.setCompressedData(this.source.getRawData(true));
    const decoded = this.loop ? readableBeyond(this.loop, recorded) : recorded;
    this.decoded = decoded;
    shelf.add(this);
    samples += decoded.length;
    while (samples > MOST_SAMPLES && shelf.size > 1) this.longestUnused().forget();
    return decoded;
  }

  private longestUnused(): Recording {
    let oldest: Recording | undefined;
    for (const one of shelf) if (one !== this && (!oldest || one.used < oldest.used)) oldest = one;
    return oldest ?? this;
  }

  private forget(): void {
    shelf.delete(this);
    samples -= this.decoded?.length ?? 0;
    this.decoded = undefined;
  }
}

/** Frames of a recording that are repeated while a key is held. */
export interface Loop {
  readonly start: number;
  readonly end: number;
}

/** Where the recording stops with its loop, the loop is written on. */
function readableBeyond({ start, end }: Loop, recorded: Float32Array): Float32Array {
  if (end > recorded.length || end + MARGIN <= recorded.length) return recorded;
  const longer = new Float32Array(end + MARGIN);
  longer.set(recorded);
  for (let i = 0; i < MARGIN; i++) longer[end + i] = recorded[start + i] as number;
  return longer;
}
