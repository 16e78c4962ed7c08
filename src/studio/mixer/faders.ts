import type { RidingStand } from './riding.ts';

/** Where the hands at a mix stood, at equal distances from its first frame on: music that goes on takes over from there. */
export interface Faders {
  readonly everyFrames: number;
  /** Gain in dB by which the master had been steered. */
  readonly masterDb: readonly number[];
  /** Absent where nobody sings. */
  readonly voice?: readonly RidingStand[];
}

/** Enough to tell the gain to a thousandth of a dB. */
const short = (value: number): number => Number(value.toPrecision(5));

const shortStand = ({ gain, voice, bed, hops }: RidingStand): RidingStand => ({
  gain: short(gain),
  voice: short(voice),
  bed: short(bed),
  hops: short(hops),
});

/** Notes where the hands stand while a mix goes on. */
export class FaderNotes {
  private readonly everyFrames: number;
  private readonly masterDb: number[] = [];
  private readonly voice: RidingStand[] = [];

  constructor(everyFrames: number) {
    this.everyFrames = everyFrames;
  }

  /** To be told before every frame that is a multiple of the distance; others are passed over. */
  note(frame: number, masterDb: number, voice: RidingStand | undefined): void {
    if (frame % this.everyFrames !== 0) return;
    this.masterDb.push(short(masterDb));
    if (voice) this.voice.push(shortStand(voice));
  }

  all(): Faders {
    const { everyFrames, masterDb, voice } = this;
    return { everyFrames, masterDb, ...(voice.length > 0 && { voice }) };
  }
}

/** Where they stood at a frame. */
export function fadersAt(
  faders: Faders | undefined,
  frame: number,
): { readonly masterDb: number; readonly voice: RidingStand | undefined } {
  if (!faders) return { masterDb: 0, voice: undefined };
  const index = Math.max(0, Math.min(faders.masterDb.length - 1, Math.floor(frame / faders.everyFrames)));
  return { masterDb: faders.masterDb[index] ?? 0, voice: faders.voice?.[index] };
}
