// npm run judge:voice [lines] [voices] [where]: measures the singer on its fixed set, from the compiled program.
//   lines   how many of the sixty, evenly chosen; all without it
//   voices  names with commas between; all four without it
//   where   usual, low or high: the middle of the voice's range, its bottom, its top; usual without it
// Every voice is a row that is printed when it is ready, so that a run may be parted: `… 60 tenor`, `… 60 alto`.
import { encodeWav } from '../../dist/studio/codec/wav.js';
import { SAMPLE_RATE, singPhrase } from '../../dist/studio/singer/sing.js';
import { speakLine } from '../../dist/studio/singer/speech.js';
import { voices } from '../../dist/studio/singer/voices.js';
import { readLines, syllableCount } from '../../dist/studio/words/sung.js';
import { formants, misses } from './formants.mjs';
import { lines, notesOf } from './lines.mjs';
import { centsOff, clicks, levelOf, onsetsOff, powerAbove, unevenness, vibrato } from './measures.mjs';
import { canRecognise, recognised } from './recognise.mjs';

const wanted = Math.min(lines.length, Number(process.argv[2] ?? lines.length));
const names = process.argv[3]?.split(',') ?? Object.keys(voices);
const where = process.argv[4] ?? 'usual';
const roots = { usual: ([low]) => low + 4, low: ([low]) => low, high: ([, high]) => high - 12 };
const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
const half = (values) => percentile(values, 0.5);
const decibels = (power) => 10 * Math.log10(power + 1e-12);
const chosen = Array.from({ length: wanted }, (_, k) => Math.floor((k * lines.length) / wanted));
const voiceless = new Set('p t k f th s sh ch hh'.split(' '));

function singLine(line, notes, voice, velocity) {
  const last = notes.at(-1);
  const audio = new Float32Array(Math.ceil((last.startSeconds + last.lengthSeconds + 0.5) * SAMPLE_RATE));
  const own = notes.map((note) => [{ ...note, velocity }]);
  singPhrase({ line, notes: own, speech: 'sung', restSeconds: 0 }, voice, audio, 1);
  return audio;
}

/** Vowels that go from one shape to another have no formants to be compared. */
const gliding = /^(?:ay|oy|aw|ey|ow)$/;

/** By how much the first three formants of held vowels miss those of the speaker in the singer's tract, vowel by vowel. */
function formantMisses({ line, notes, audio }, { speaker, formants: tract }) {
  const speech = speakLine(line, speaker);
  return speech.syllables.flatMap(({ nucleus }, at) => {
    const { startSeconds, lengthSeconds } = notes[at];
    if (lengthSeconds < 0.3 || gliding.test(nucleus.phone)) return [];
    const [spoken, sung] = [
      [speech.samples, speech.sampleRate, (nucleus.startSeconds + nucleus.endSeconds) / 2, 0.035],
      [audio, SAMPLE_RATE, startSeconds + 0.4 * lengthSeconds, 0.08],
    ].map(([samples, rate, middle, reach]) => formants(samples, rate, middle - reach, middle + reach));
    if (spoken.length < 3 || sung.length === 0) return [];
    return [
      misses(
        spoken.map((hertz) => hertz * tract),
        sung,
      ),
    ];
  });
}

for (const name of names) {
  const voice = voices[name];
  const root = roots[where](voice.range);
  const started = process.cpuUsage();
  const read = readLines(
    chosen.map((index) => lines[index]),
    'en',
  );
  const afterReading = process.cpuUsage();
  const takes = read.map((line, at) => {
    const notes = notesOf(chosen[at], syllableCount(line), root);
    return { index: chosen[at], text: line.text, line, notes, audio: singLine(line, notes, voice, 0.7) };
  });
  const done = process.cpuUsage();
  const spent = (from, to) => (to.user + to.system - from.user - from.system) / 1e6;
  const seconds = takes.reduce((sum, { audio }) => sum + audio.length / SAMPLE_RATE, 0);

  const cents = [];
  const late = [];
  const wavers = [];
  const uneven = [];
  const above8 = [];
  let [silent, clicking, worst] = [0, 0, 0];
  for (const { audio, notes, line } of takes) {
    const levels = notes.map((note) => levelOf(audio, SAMPLE_RATE, note));
    silent += levels.filter((level) => level < Math.max(...levels) * 0.03).length;
    for (const note of notes) cents.push(centsOff(audio, SAMPLE_RATE, note));
    const syllables = line.words.flatMap((word) => word.syllables);
    const sharp = notes.filter((_, at) => voiceless.has(syllables[at].onset.at(-1)));
    late.push(...onsetsOff(audio, SAMPLE_RATE, sharp));
    wavers.push(vibrato(audio, SAMPLE_RATE, notes.at(-1)));
    uneven.push(unevenness(audio, SAMPLE_RATE, notes.at(-1)));
    clicking += clicks(audio, SAMPLE_RATE);
    worst = Math.max(worst, powerAbove(audio, SAMPLE_RATE, 16_000).worst);
    above8.push(powerAbove(audio, SAMPLE_RATE, 8000).whole);
  }
  const known = (values) => values.filter((value) => value !== undefined);
  const off = known(cents).map(Math.abs);
  const tilt = [0.4, 1].map((velocity) => {
    const { line, notes } = takes[0];
    return decibels(powerAbove(singLine(line, notes, voice, velocity), SAMPLE_RATE, 2000).whole);
  });
  const missed = takes.flatMap((take) => formantMisses(take, voice));
  const right = canRecognise() ? recognised(takes, lines, encodeWav, SAMPLE_RATE) : undefined;
  const row = {
    'pitch, median cents': half(off).toFixed(1),
    '95 %': percentile(off, 0.95).toFixed(1),
    'vowels within 40 ms': `${((100 * late.filter((s) => Math.abs(s) <= 0.04).length) / late.length).toFixed(0)} %`,
    'silent syllables': silent,
    'vibrato Hz': half(known(wavers).map(({ hertz }) => hertz)).toFixed(1),
    'vibrato cents': half(known(wavers).map((one) => one.cents)).toFixed(0),
    'jitter %': (100 * half(known(uneven).map(({ jitter }) => jitter))).toFixed(2),
    'shimmer %': (100 * half(known(uneven).map(({ shimmer }) => shimmer))).toFixed(1),
    'loud over soft above 2 kHz, dB': (tilt[1] - tilt[0]).toFixed(1),
    'above 8 kHz, dB': decibels(half(above8)).toFixed(0),
    'worst above 16 kHz, dB': decibels(worst).toFixed(0),
    'formants off, median %': [0, 1, 2].map((k) => (100 * half(missed.map((one) => one[k]))).toFixed(1)).join(' '),
    clicks: clicking,
    'times real time': (seconds / spent(started, done)).toFixed(1),
    'seconds to read, sing': [spent(started, afterReading), spent(afterReading, done)].map((value) => value.toFixed(1)),
    'line picked of 20': right ? `${right.length} of ${takes.length}` : 'not installed',
  };
  console.log(name, where, JSON.stringify(row));
  const unheard = takes.filter(({ index }) => right && !right.includes(index));
  if (unheard.length > 0) console.log(`  not recognised: ${unheard.map(({ text }) => text).join(' · ')}`);
}
