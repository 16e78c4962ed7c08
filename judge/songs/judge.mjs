// npm run judge: renders a fixed set of songs and measures them against human music.
//   --only <text>   songs whose name or style has it: --only jazz
//   --seeds <n>     how many of each style; two without it
//   --notes         only what can be read in the notes, for the whole set: a minute
//   --seconds <n>   length of a song; 64 without it, enough for an intro, verses and choruses
//   --minutes <n>   ends after that time, with what was heard until then
//   --write <path>  writes the table there, and everything beside it as JSON
// What was measured is kept under node_modules/.cache by the song's notes and the code that sounds and measures
// them, so that a run that was ended goes on where it stopped.
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parseArgs } from 'node:util';
import { ensure, ensureBuilt, ensureInstalled } from '../../bin/ensure.mjs';

ensure(ensureInstalled, ensureBuilt);
const { judgeSong } = await import('./song.mjs');
const { fixedSet } = await import('./set.mjs');
const { missing } = await import('./outside.mjs');
const { rowOf, summary, tables } = await import('./report.mjs');

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seeds: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '64' },
    minutes: { type: 'string', default: 'Infinity' },
    notes: { type: 'boolean', default: false },
    write: { type: 'string' },
  },
});
// Whoever works on the machine goes first.
setPriority(10);
for (const sentence of missing) console.log(sentence);
const set = fixedSet(Number(values.seeds)).filter(({ name, style }) => `${name} ${style}`.includes(values.only));
const songs = [];
const until = performance.now() + Number(values.minutes) * 60_000;
for (const order of set) {
  if (performance.now() > until) {
    console.log(`${set.length - songs.length} songs were not heard for want of time`);
    break;
  }
  const song = judgeSong(order, { seconds: Number(values.seconds), sound: !values.notes });
  songs.push(song);
  console.log(rowOf(song));
}
console.log(summary(songs));
if (values.write) {
  writeFileSync(values.write, tables(songs));
  writeFileSync(values.write.replace(/\.md$/, '.json'), `${JSON.stringify(songs, null, 1)}\n`);
}
