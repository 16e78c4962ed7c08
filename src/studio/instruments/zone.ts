import { type BasicPreset, GeneratorTypes as G, type Modulator, type VoiceParameters } from 'spessasynth_core';
import { Recording } from './recording.ts';

/** One sample as one key and velocity sound it: the SoundFont's generators and modulators resolved to plain numbers. */
export interface Zone {
  readonly recording: Recording;
  readonly start: number;
  readonly end: number;
  readonly loops: boolean;
  readonly loopStart: number;
  readonly loopEnd: number;
  /** Source frames per output frame. */
  readonly step: number;
  readonly leftGain: number;
  readonly rightGain: number;
  readonly volume: Envelope;
  readonly modulation: Envelope;
  /** Cut-off in absolute cents (SoundFont 2.04 §8.1.3, 8.176 Hz = 0) and resonance in centibels. */
  readonly cutoffCents: number;
  readonly resonanceCentibels: number;
  readonly envelopeToCutoff: number;
  readonly envelopeToPitch: number;
  readonly vibrato: Wobble;
  readonly tremolo: Wobble;
  readonly exclusiveClass: number;
}

/** Seconds; `sustain` in dB below full for a volume, as a share for a modulation envelope. */
export interface Envelope {
  readonly delay: number;
  readonly attack: number;
  readonly hold: number;
  readonly decay: number;
  readonly sustain: number;
  readonly release: number;
}

export interface Wobble {
  readonly delay: number;
  readonly hertz: number;
  readonly pitchCents: number;
}

/** Timecents to seconds and cents to a ratio alike: 2^(x/1200). */
const exponential = (cents: number): number => 2 ** (cents / 1200);

/** What an untouched General MIDI channel holds: volume, expression, pan, and the sound controllers at their middle. */
const CONTROLLERS: Readonly<Record<number, number>> = {
  7: 127,
  10: 64,
  11: 127,
  71: 64,
  72: 64,
  73: 64,
  74: 64,
  75: 64,
};

type Source = Modulator['primarySource'];

/** SoundFont 2.04 §9.5.3: the concave curve is −20/96·log10((1−x)²), the convex one its mirror. */
function shape(source: Source, value: number): number {
  const x = source.isNegative ? 1 - value : value;
  const bent = (t: number): number => {
    const curve: number = source.curveType;
    if (curve === 1) return t <= 0 ? 0 : Math.min(1, (-40 / 96) * Math.log10(1 - t + 1e-9));
    if (curve === 2) return t >= 1 ? 1 : 1 - Math.min(1, (-40 / 96) * Math.log10(t + 1e-9));
    if (curve === 3) return t > 0.5 ? 1 : 0;
    return t;
  };
  if (!source.isBipolar) return bent(x);
  const y = 2 * x - 1;
  if ((source.curveType as number) === 3) return x > 0.5 ? 1 : -1;
  return Math.sign(y) * bent(Math.abs(y));
}

function sourceValue(source: Source, key: number, velocity: number): number {
  const index: number = source.index;
  if (source.isCC) return shape(source, (CONTROLLERS[index] ?? 0) / 127);
  if (index === 0) return 1;
  if (index === 2) return shape(source, velocity / 127);
  if (index === 3) return shape(source, key / 127);
  if (index === 14) return shape(source, 0.5);
  if (index === 16) return 2 / 127;
  return shape(source, 0);
}

function resolveGenerators(voice: VoiceParameters, key: number, velocity: number): Float64Array {
  const values = Float64Array.from(voice.generators);
  for (const modulator of voice.modulators) {
    if (modulator.destination < 0) continue;
    let amount =
      modulator.transformAmount *
      sourceValue(modulator.primarySource, key, velocity) *
      sourceValue(modulator.secondarySource, key, velocity);
    if ((modulator.transformType as number) === 2) amount = Math.abs(amount);
    values[modulator.destination] = (values[modulator.destination] ?? 0) + amount;
  }
  return values;
}

function toZone(voice: VoiceParameters, key: number, velocity: number, sampleRate: number): Zone {
  const values = resolveGenerators(voice, key, velocity);
  const g = (index: number): number => values[index] ?? 0;
  const sample = voice.sample;
  const root = g(G.overridingRootKey) >= 0 ? g(G.overridingRootKey) : sample.originalKey;
  const cents = (key - root) * g(G.scaleTuning) + g(G.coarseTune) * 100 + g(G.fineTune) + sample.pitchCorrection;
  const pan = Math.max(-500, Math.min(500, g(G.pan))) / 1000 + 0.5;
  const gain = 10 ** (-Math.max(0, g(G.initialAttenuation)) / 200);
  const loopStart = sample.loopStart + g(G.startloopAddrsOffset) + 32768 * g(G.startloopAddrsCoarseOffset);
  const loopEnd = sample.loopEnd + g(G.endloopAddrsOffset) + 32768 * g(G.endloopAddrsCoarseOffset);
  const mode = g(G.sampleModes) & 3;
  const isLong = (mode === 1 || mode === 3) && loopEnd - loopStart > 4;
  const recording = Recording.of(sample, isLong ? { start: loopStart, end: loopEnd } : undefined);
  const end = recording.frames + g(G.endAddrOffset) + 32768 * g(G.endAddrsCoarseOffset);
  return {
    recording,
    start: g(G.startAddrsOffset) + 32768 * g(G.startAddrsCoarseOffset),
    end: Math.min(end, recording.frames),
    loops: isLong && loopEnd <= recording.frames,
    loopStart,
    loopEnd,
    step: (exponential(cents) * sample.sampleRate) / sampleRate,
    leftGain: gain * Math.cos((pan * Math.PI) / 2),
    rightGain: gain * Math.sin((pan * Math.PI) / 2),
    volume: {
      delay: exponential(g(G.delayVolEnv)),
      attack: exponential(g(G.attackVolEnv)),
      hold: exponential(g(G.holdVolEnv) + (60 - key) * g(G.keyNumToVolEnvHold)),
      decay: exponential(g(G.decayVolEnv) + (60 - key) * g(G.keyNumToVolEnvDecay)),
      sustain: Math.max(0, Math.min(1440, g(G.sustainVolEnv))) / 10,
      release: exponential(g(G.releaseVolEnv)),
    },
    modulation: {
      delay: exponential(g(G.delayModEnv)),
      attack: exponential(g(G.attackModEnv)),
      hold: exponential(g(G.holdModEnv) + (60 - key) * g(G.keyNumToModEnvHold)),
      decay: exponential(g(G.decayModEnv) + (60 - key) * g(G.keyNumToModEnvDecay)),
      sustain: 1 - Math.max(0, Math.min(1000, g(G.sustainModEnv))) / 1000,
      release: exponential(g(G.releaseModEnv)),
    },
    cutoffCents: Math.min(13500, g(G.initialFilterFc)),
    resonanceCentibels: Math.max(0, g(G.initialFilterQ)),
    envelopeToCutoff: g(G.modEnvToFilterFc),
    envelopeToPitch: g(G.modEnvToPitch),
    vibrato: {
      delay: exponential(g(G.delayVibLFO)),
      hertz: 8.176 * exponential(g(G.freqVibLFO)),
      pitchCents: g(G.vibLfoToPitch),
    },
    tremolo: {
      delay: exponential(g(G.delayModLFO)),
      hertz: 8.176 * exponential(g(G.freqModLFO)),
      pitchCents: g(G.modLfoToPitch),
    },
    exclusiveClass: g(G.exclusiveClass),
  };
}

/** The zones that sound together for one key and velocity. */
export const zonesOf = (preset: BasicPreset, key: number, velocity: number, sampleRate: number): readonly Zone[] =>
  preset.getVoiceParameters(key, velocity).map((voice) => toZone(voice, key, velocity, sampleRate));
