// npm run judge:voice [lines] [voices]: measures the singer on its fixed set, from the compiled program, and prints a table.
// `npm run judge:voice 12` takes every fifth line; without a number all sixty are sung by each voice.
import { encodeWav } from '../../dist/studio/codec/wav.js';
import { SAMPLE_RATE, singPhrase } from '../../dist/studio/singer/sing.js';
import { voices } from '../../dist/studio/singer/voices.js';
import { readLine, syllableCount } from '../../dist/studio/words/sung.js';
import { lines, notesOf } from './lines.mjs';
import { centsOff, clicks, levelOf, treble, vibrato } from './measures.mjs';
import { canRecognise, recognised } from './recognise.mjs';

const wanted = Math.min(lines.length, Number(process.argv[2] ?? lines.length));
const names = process.argv[3]?.split(',') ?? Object.keys(voices);
const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
const chosen = Array.from({ length: wanted }, (_, k) => Math.floor((k * lines.length) / wanted));

for (const name of names) {
  const voice = voices[name];
  const root = voice.range[0] + 4;
  const takes = [];
  const cents = [];
  const wavers = [];
  let silent = 0;
  let clicking = 0;
  let worst = 0;
  let seconds = 0;
  const started = process.cpuUsage();
  for (const index of chosen) {
    const line = readLine(lines[index], 'en');
    const notes = notesOf(index, syllableCount(line), root);
    const last = notes.at(-1);
    const audio = new Float32Array(Math.ceil((last.startSeconds + last.lengthSeconds + 0.5) * SAMPLE_RATE));
    singPhrase({ line, notes: notes.map((note) => [note]), delivery: 'sung' }, voice, audio, 1);
    seconds += audio.length / SAMPLE_RATE;
    takes.push({ index, audio, notes });
  }
  const cpu = process.cpuUsage(started);
  for (const { audio, notes } of takes) {
    const levels = notes.map((note) => levelOf(audio, SAMPLE_RATE, note));
    silent += levels.filter((level) => level < Math.max(...levels) * 0.03).length;
    cents.push(
      ...notes
        .map((note) => centsOff(audio, SAMPLE_RATE, note))
        .filter((off) => off !== undefined)
        .map(Math.abs),
    );
    const waver = vibrato(audio, SAMPLE_RATE, notes.at(-1));
    if (waver) wavers.push(waver);
    clicking += clicks(audio, SAMPLE_RATE);
    worst = Math.max(worst, treble(audio, SAMPLE_RATE));
  }
  const row = {
    'pitch, median cents': percentile(cents, 0.5).toFixed(1),
    '95 %': percentile(cents, 0.95).toFixed(1),
    'silent syllables': silent,
    'vibrato Hz': percentile(
      wavers.map(({ hertz }) => hertz),
      0.5,
    ).toFixed(1),
    'vibrato cents': percentile(
      wavers.map((one) => one.cents),
      0.5,
    ).toFixed(0),
    clicks: clicking,
    'above 16 kHz, dB': (10 * Math.log10(worst + 1e-12)).toFixed(0),
    'times real time': (seconds / ((cpu.user + cpu.system) / 1e6)).toFixed(1),
    'line picked of 20': canRecognise()
      ? `${recognised(takes, lines, encodeWav, SAMPLE_RATE)} of ${takes.length}`
      : 'not installed',
  };
  console.log(name, JSON.stringify(row));
}
