// npm run judge:seams: songs are made, gone on with, replaced in, joined and gone on with as recordings, and what lies on
// both sides of every seam is compared by ears of its own.
//   --only <text>    songs whose name has it
//   --seconds <n>    length of a song; 40 without it
//   --write <path>   every figure as JSON
// It fails when a figure lies outside what the song itself does from bar to bar.
import { writeFileSync } from 'node:fs';
import { ensure, ensureBuilt, ensureInstalled } from '../../bin/ensure.mjs';
import { judgeOptions } from '../options.mjs';

ensure(ensureInstalled, ensureBuilt);
const { faultsOf } = await import('./gates.mjs');
const { seamSet } = await import('./set.mjs');
const { judgeSeams } = await import('./song.mjs');

const options = judgeOptions();

const one = (value) => (value === undefined ? '–' : value.toFixed(1));
const two = (value) => value.toFixed(2);

console.log(
  '| song | work | level, dB (own) | spectrum, dB (own) | 8 bars: level (own) | spectrum (own) | tempo off | grid slips | key | click | voice | levels kept | same |',
);
console.log(`|${' --- |'.repeat(13)}`);
const rows = [];
for (const order of seamSet.filter(options.isWanted))
  for (const row of judgeSeams(order, options.seconds)) {
    rows.push(row);
    const { figures: f } = row;
    const cells = [
      row.name,
      row.work,
      `${one(f.levelStep)} (${one(f.levelStepOwn)})`,
      `${one(f.spectrumStep)} (${one(f.spectrumStepOwn)})`,
      `${one(f.levelChange)} (${one(f.levelChangeOwn)})`,
      `${one(f.spectrumChange)} (${one(f.spectrumChangeOwn)})`,
      `${two(f.tempoOff)} %`,
      `${one(f.slipMs)} ms`,
      `${f.key} ${two(f.classes)}`,
      `${two(f.rough)} ${two(f.jump)}`,
      f.voiceJump === undefined ? '–' : `${one(f.voiceJump)} dB`,
      f.bandKept === undefined ? '–' : `${two(f.bandKept)} / ${f.voiceKept === undefined ? '–' : two(f.voiceKept)} dB`,
      f.same ?? '–',
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
if (options.write) writeFileSync(options.write, `${JSON.stringify(rows, null, 1)}\n`);
const wrong = rows.flatMap(({ name, work, figures }) => faultsOf(figures).map((fault) => `${name}, ${work}: ${fault}`));
console.log(`\n${rows.length} seams, ${wrong.length} figures outside`);
for (const fault of wrong) console.log(fault);
process.exitCode = wrong.length > 0 ? 1 : 0;
