import { readWishes } from '../../brief/read.ts';
import { sungSections } from '../../composer/form.ts';
import type { PinnedSection } from '../../composer/pins.ts';
import { styleOf } from '../../composer/styles/index.ts';
import type { Stereo } from '../../instruments/instrument.ts';
import { toAmplitude } from '../../mixer/decibels.ts';
import { reverbOf, SAMPLE_RATE } from '../../mixer/desk.ts';
import { integratedLoudness } from '../../mixer/loudness.ts';
import { mixSong, ownMemory } from '../../mixer/mixdown.ts';
import { measureVoice, VocalStrip } from '../../mixer/vocal.ts';
import type { ChordMark } from '../../score/score.ts';
import { singingOf } from '../../singer/stem.ts';
import { Unworkable } from '../draft.ts';
import { copyOf } from '../tape.ts';
import { composeFor, followGrid } from './compose.ts';
import { harmoniseMelody } from './harmonise.ts';
import { heardAs, knownOf, linesOf } from './hear.ts';
import { loudAs } from './lay.ts';
import { chordMarks, plainForm, sectionsOf } from './notes.ts';
import type { FromRecording, Recorded, RecordedWish } from './recorded.ts';

/** Before the first words the recording has so much to itself, if it is long enough. */
const MOST_INTRO_BARS = 8;
const USUAL_INTRO_BARS = 4;
/** The level at which songs are handed over. */
const SONG_LUFS = -14;
/** The band stands so far below the voice. */
const BAND_BELOW_DB = 2;

const plain = (bars: number, kind: PinnedSection['kind']): PinnedSection[] =>
  bars > 0 ? [{ kind, label: kind, bars, words: [], barsPerLine: 2 }] : [];

/** The sung sections behind an introduction, as many as the recording has bars for. */
function formFor(
  { heard, grid }: Recorded,
  sung: readonly PinnedSection[],
): { readonly form: PinnedSection[]; readonly left: number } {
  const needed = sung.reduce((sum, { bars }) => sum + bars, 0);
  const first = sectionsOf(heard, grid)[0]?.bars ?? USUAL_INTRO_BARS;
  const intro = Math.max(0, Math.min(first <= MOST_INTRO_BARS ? first : USUAL_INTRO_BARS, grid.bars - needed));
  const form = plain(intro, 'intro');
  let at = intro;
  let left = 0;
  for (const section of sung) {
    const room = grid.bars - at;
    const bars = Math.min(section.bars, room);
    const words = section.words.slice(0, Math.floor(bars / section.barsPerLine));
    left += section.words.length - words.length;
    if (bars <= 0) continue;
    form.push({ ...section, bars, words });
    at += bars;
  }
  return { form: [...form, ...plain(grid.bars - at, 'outro')], left };
}

/** A singer over a recording, on its beats and chords. */
export function singOver(recorded: Recorded, { hands }: RecordedWish, lyrics: string): FromRecording {
  const { heard, grid, audio } = recorded;
  const barSeconds = (grid.secondsAt(grid.bars) - grid.secondsAt(0)) / grid.bars;
  const { brief } = readWishes(hands.wishes);
  const style = styleOf(brief.style);
  const { form, left } = formFor(recorded, sungSections(lyrics, style, (60 * style.beatsPerBar) / barSeconds));
  if (!form.some(({ words }) => words.length > 0))
    throw new Unworkable('the recording holds too few bars for a line of words');
  const { score, warnings } = composeFor(heard, form, chordMarks(heard, grid), barSeconds, hands);
  const voice = followGrid({ ...score, parts: [] }, grid, 0, 0);
  const frames = audio.left.length;
  const singing = singingOf(voice, hands.seed, frames);
  if (!singing) throw new Unworkable('the words cannot be sung');
  singing.until(frames);
  const { stem } = singing;
  const mix = copyOf(audio);
  const send = new Float32Array(frames);
  const setting = measureVoice({ ...stem, lead: stem.lead.slice() }, copyOf(audio), SAMPLE_RATE);
  new VocalStrip(score.tempoBpm, setting, SAMPLE_RATE).add(stem, { mix, send });
  reverbOf(score).add(send, mix);
  loudAs(mix, Math.max(SONG_LUFS, Math.min(-9, heard.loudnessLufs)));
  const { melody } = knownOf(voice, 0);
  return {
    audio: mix,
    heard: { ...heardAs(heard, heard, mix), melody, lines: linesOf(voice, 0) },
    lyrics,
    notes: [...warnings, ...(left > 0 ? [`lyrics: ${left} of the lines found no room in the recording`] : [])],
  };
}

const add = (into: Stereo, other: Stereo, gain: number): void => {
  for (const side of ['left', 'right'] as const)
    for (let i = 0; i < into[side].length; i++)
      into[side][i] = (into[side][i] as number) + gain * (other[side][i] ?? 0);
};

/** A band under a recorded voice: on its beats, in its key, with chords chosen for its melody. */
export function accompany(recorded: Recorded, { hands }: RecordedWish): FromRecording {
  const { heard, grid, audio } = recorded;
  const barSeconds = (grid.secondsAt(grid.bars) - grid.secondsAt(0)) / grid.bars;
  const chords: ChordMark[] = harmoniseMelody(heard, grid);
  const form = plainForm(sectionsOf(heard, grid));
  const { score, warnings } = composeFor(heard, form, chords, barSeconds, hands);
  const band = { ...score, parts: score.parts.filter(({ role }) => role !== 'lead') };
  const origin = grid.secondsAt(0);
  const played = followGrid(band, grid, 0, 0);
  const sound = mixSong(played, hands.seed, { memory: ownMemory }).audio;
  const whole = copyOf(audio);
  const apart = heard.loudnessLufs - BAND_BELOW_DB - integratedLoudness(sound, SAMPLE_RATE);
  add(whole, sound, Number.isFinite(apart) ? toAmplitude(apart) : 0);
  loudAs(whole, SONG_LUFS);
  const known = knownOf(band, origin);
  return {
    audio: whole,
    heard: { ...heardAs(heard, heard, whole), chords: known.chords },
    lyrics: '',
    notes: [...warnings, 'The chords are chosen for the melody that was heard'],
  };
}
