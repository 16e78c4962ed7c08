// npm run judge:listener: songs of known truth are rendered and heard, as an upload would be.
//   --only <text>    songs whose name has it
//   --seconds <n>    length of a song; 40 without it
//   --write <path>   every figure as JSON
// The sound is kept under node_modules/.cache, so that a run that was ended goes on where it stopped.
import { writeFileSync } from 'node:fs';
import { ensure, ensureBuilt, ensureInstalled } from '../../bin/ensure.mjs';
import { judgeOptions } from '../options.mjs';

ensure(ensureInstalled, ensureBuilt);
const { listen } = await import('../../dist/studio/listener/listen.js');
const { isMinor } = await import('../../dist/studio/theory/scales.js');
const { relation } = await import('../songs/pulse.mjs');
const { keyRelation } = await import('../songs/tones.mjs');
const { beatsRight, classesF1, notesF1, tempoRight } = await import('./marks.mjs');
const { listenerSet } = await import('./set.mjs');
const { songOf } = await import('./song.mjs');

const options = judgeOptions();

function judged(order) {
  const { score, tune, whole, solo, sampleRate } = songOf(order, options.seconds);
  const heard = listen(whole(), sampleRate);
  const alone = listen(solo(), sampleRate);
  const key = keyRelation(
    { tonic: heard.tonic, mode: heard.mode },
    { tonic: score.tonic, mode: isMinor(score.mode) ? 'minor' : 'major' },
  );
  return {
    name: order.name,
    tempo: score.tempoBpm,
    heardTempo: heard.tempoBpm,
    tempoRight: tempoRight(heard.tempoBpm, score.tempoBpm),
    tempoRelation: relation(heard.tempoBpm, score.tempoBpm),
    beats: beatsRight(heard.beats, score.tempoBpm, (score.lengthBeats * 60) / score.tempoBpm),
    key,
    keyRight: key === 'same' || key === 'relative',
    meter: score.beatsPerBar,
    heardMeter: heard.beatsPerBar,
    sung: score.vocal !== undefined,
    solo: notesF1(tune.solo, alone.melody),
    mix: notesF1(tune.mix, heard.melody),
    soloClasses: classesF1(tune.solo, alone.melody),
    mixClasses: classesF1(tune.mix, heard.melody),
  };
}

const two = (value) => value.toFixed(2);
const percent = (share) => `${Math.round(100 * share)} %`;
const mean = (list) => list.reduce((sum, value) => sum + value, 0) / Math.max(1, list.length);
const share = (list, test) => percent(list.filter(test).length / Math.max(1, list.length));

const rows = [];
for (const order of listenerSet().filter(options.isWanted)) {
  const row = judged(order);
  rows.push(row);
  console.log(
    [
      row.name.padEnd(22),
      `${Math.round(row.tempo)} → ${two(row.heardTempo)} ${row.tempoRight ? '' : row.tempoRelation}`.padEnd(30),
      `beats ${percent(row.beats)}`.padEnd(12),
      `key ${row.key}`.padEnd(26),
      `meter ${row.meter} → ${row.heardMeter}`,
      `F1 solo ${two(row.solo)} (${two(row.soloClasses)})  mix ${two(row.mix)} (${two(row.mixClasses)})`,
    ].join(' '),
  );
}
const groups = { played: rows.filter(({ sung }) => !sung), sung: rows.filter(({ sung }) => sung), all: rows };
console.log('\n| songs | tempo within 2 % | beats | key, or its relative | metre | F1 alone | F1 in the mix |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const [name, list] of Object.entries(groups)) {
  const cells = [
    `${list.length} ${name}`,
    share(list, (row) => row.tempoRight),
    percent(mean(list.map(({ beats }) => beats))),
    share(list, (row) => row.keyRight),
    share(list, (row) => row.meter === row.heardMeter),
    two(mean(list.map(({ solo }) => solo))),
    two(mean(list.map(({ mix }) => mix))),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
if (options.write) writeFileSync(options.write, `${JSON.stringify(rows, null, 1)}\n`);
