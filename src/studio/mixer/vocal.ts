import type { Stereo } from '../instruments/instrument.ts';
import { levelGain, loudestLevel, Polish, type VoiceLevels, voiceLevels } from '../singer/polish.ts';
import type { VocalStem } from '../singer/stem.ts';
import { toAmplitude } from './decibels.ts';
import { gainOverDb } from './lead.ts';
import type { Buses } from './part.ts';
import { Riding, type RidingStand } from './riding.ts';

/** How far the singers stand over the bed between 1 and 4 kHz, dB, while the lead sounds, consonants and all. */
const ABOVE_BED_DB = 1.6;
/** Doubles and second voices, against the lead. */
const SIDES_DB = -9;
const SIDE_PAN = 0.75;
/** Share of the voice that goes to the reverb, and to an echo of one beat. */
const REVERB = 0.16;
const ECHO = 0.1;
const ECHO_FEEDBACK = 0.3;
/** A beat longer than this is halved for the echo. */
const LONGEST_ECHO_SECONDS = 0.45;
/** The bed gives way while somebody sings, dB. */
const BED_DB = -1.5;
const FOLLOW_SECONDS = 0.12;
/** From here on somebody sings. */
const SINGING = 0.004;

/** What the mix measured of its singers. */
export interface VoiceSetting {
  readonly lead: VoiceLevels;
  /** Effective values of the loudest 400 ms at the sides; 0 where nobody sings there. */
  readonly left: number;
  readonly right: number;
  /** Gain in dB of all of them. */
  readonly gainDb: number;
  /** Where the fader stands at the first frame; absent where a song begins. */
  readonly from?: RidingStand;
}

/** Measures a sample of the singing over a sample of the bed, both of which are changed. */
export function measureVoice({ lead, left, right }: VocalStem, bed: Stereo, sampleRate: number): VoiceSetting {
  const levels = voiceLevels(lead, sampleRate);
  const gain = levelGain(levels.pressed);
  for (let i = 0; i < lead.length; i++) lead[i] = (lead[i] as number) * gain;
  new GivingWay(sampleRate).apply(bed, lead);
  const sides = {
    left: left ? loudestLevel(left, sampleRate) : 0,
    right: right ? loudestLevel(right, sampleRate) : 0,
  };
  const sung = withTheLead({ lead, left, right }, 1, sideGain(sides.left), sideGain(sides.right));
  return { lead: levels, ...sides, gainDb: gainOverDb(ABOVE_BED_DB, sung, bed, sampleRate) };
}

const sideGain = (level: number): number => toAmplitude(SIDES_DB) * levelGain(level);

/** What reaches the other ear of a voice at a side. */
const NEAR = (1 - SIDE_PAN) * 0.5;

/** All voices as they stand in the mix, where the lead sings: by answers of the sides alone no fader is set. */
function withTheLead({ lead, left, right }: VocalStem, gain: number, gainLeft: number, gainRight: number): Stereo {
  const sung = { left: new Float32Array(lead.length), right: new Float32Array(lead.length) };
  for (let i = 0; i < lead.length; i++) {
    if (lead[i] === 0) continue;
    const x = gain * (lead[i] as number);
    const l = left ? gainLeft * (left[i] as number) : 0;
    const r = right ? gainRight * (right[i] as number) : 0;
    sung.left[i] = x + l + NEAR * r;
    sung.right[i] = x + r + NEAR * l;
  }
  return sung;
}

/**
 * The singers' channel strip: the bed gives way a little, the fader is ridden so that the voice stands a fixed
 * measure over it, with doubles at the sides, an echo of a beat and its share of the reverb.
 */
export class VocalStrip {
  private readonly polish: Polish;
  private readonly givingWay: GivingWay;
  private readonly riding: Riding;
  private readonly gain: number;
  private readonly gainLeft: number;
  private readonly gainRight: number;
  private readonly echo: Float32Array;
  private echoAt = 0;

  constructor(tempoBpm: number, setting: VoiceSetting, sampleRate: number) {
    const beat = 60 / tempoBpm;
    this.polish = new Polish(setting.lead, sampleRate);
    this.givingWay = new GivingWay(sampleRate);
    this.riding = new Riding(ABOVE_BED_DB, sampleRate, setting.from);
    this.gain = toAmplitude(setting.gainDb);
    this.gainLeft = this.gain * sideGain(setting.left);
    this.gainRight = this.gain * sideGain(setting.right);
    this.echo = new Float32Array(Math.round((beat > LONGEST_ECHO_SECONDS ? beat / 2 : beat) * sampleRate));
  }

  stand(): RidingStand {
    return this.riding.stand();
  }

  /** Adds what follows to the buses. The lead is left as it is mixed: polished. */
  add({ lead, left, right }: VocalStem, { mix, send }: Buses): void {
    this.polish.apply(lead);
    this.givingWay.apply(mix, lead);
    const { gain, gainLeft, gainRight, echo } = this;
    const ride = this.riding.curve(withTheLead({ lead, left, right }, gain, gainLeft, gainRight), mix);
    let at = this.echoAt;
    for (let i = 0; i < lead.length; i++) {
      const fader = ride[i] as number;
      const x = fader * gain * (lead[i] as number);
      const l = left ? fader * gainLeft * (left[i] as number) : 0;
      const r = right ? fader * gainRight * (right[i] as number) : 0;
      const back = echo[at] as number;
      echo[at] = x + ECHO_FEEDBACK * back;
      if (++at === echo.length) at = 0;
      mix.left[i] = (mix.left[i] as number) + x + l + NEAR * r + ECHO * back;
      mix.right[i] = (mix.right[i] as number) + x + r + NEAR * l + ECHO * back;
      send[i] = (send[i] as number) + REVERB * (x + l + r + 0.5 * ECHO * back);
    }
    this.echoAt = at;
  }
}

/** Lowers the bed where a polished lead is heard. */
export class GivingWay {
  private readonly low = toAmplitude(BED_DB);
  private readonly follow: number;
  private singing = 0;

  constructor(sampleRate: number) {
    this.follow = 1 - Math.exp(-1 / (FOLLOW_SECONDS * sampleRate));
  }

  apply({ left, right }: Stereo, lead: Float32Array): void {
    const { low, follow } = this;
    let { singing } = this;
    for (let i = 0; i < lead.length; i++) {
      singing += follow * ((Math.abs(lead[i] as number) > SINGING ? 1 : 0) - singing);
      const gain = 1 + (low - 1) * singing;
      left[i] = (left[i] as number) * gain;
      right[i] = (right[i] as number) * gain;
    }
    this.singing = singing;
  }
}
