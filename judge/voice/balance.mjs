// npm run judge:balance [styles] [seed]: how far the voice stands over the band in whole songs, from the compiled program:
// each song's two stems between 1 and 4 kHz, where words are understood, while the voice sounds (within 10 dB of its mean,
// the gate of BS.1770), and while the lead has a note.

import { highPass, lowPass, StereoFilter } from '../../dist/studio/biquad.js';
import { readWishes } from '../../dist/studio/brief/read.js';
import { composeWith } from '../../dist/studio/composer/compose.js';
import { SAMPLE_RATE } from '../../dist/studio/mixer/desk.js';
import { mixSong, ownMemory } from '../../dist/studio/mixer/mixdown.js';
import { stemsOf } from '../../dist/studio/products/stems.js';

const WINDOW_SECONDS = 0.1;
const GATE = 0.1;
const usual = 'pop,rock,folk,soul,synthwave,country,jazz,reggae,metal,house';
const styles = (process.argv[2] ?? usual).split(',');
const seed = Number(process.argv[3] ?? 1);
const lyrics = `[Verse]
Morning comes in gold across the floor
You left your coat behind the kitchen door
[Chorus]
Stay with me until the rain is gone
Stay with me and sing another song`;

/** Power in each window of 0.1 s. */
function presence({ left, right }) {
  const audio = { left: left.slice(), right: right.slice() };
  for (const section of [highPass(1000, SAMPLE_RATE), lowPass(4000, SAMPLE_RATE)])
    new StereoFilter(section).apply(audio);
  const size = Math.round(WINDOW_SECONDS * SAMPLE_RATE);
  return Array.from({ length: Math.floor(left.length / size) }, (_, window) => {
    let sum = 0;
    for (let i = window * size; i < (window + 1) * size; i++) sum += audio.left[i] ** 2 + audio.right[i] ** 2;
    return sum;
  });
}

const total = (powers, windows) => windows.reduce((sum, window) => sum + powers[window], 0);

const found = [];
for (const tags of styles) {
  const wishes = { prompt: '', lyrics, tags, negativeTags: '', title: '', instrumental: false, maxSeconds: 240 };
  const { brief } = readWishes(wishes);
  const recipe = { brief, seed, take: 1 };
  const { score } = composeWith(recipe);
  const { audio, setting } = mixSong(score, seed, { memory: ownMemory });
  const kept = {
    score,
    startSeconds: 0,
    recipe,
    fromBar: 0,
    tapes: [{ score, seed, setting }],
    cuts: [{ tape: 0, from: 0, fade: 0 }],
  };
  const stems = new Map();
  for (const stem of stemsOf(kept, 'two', audio.left.length)) stems.set(stem.name, presence(stem.audio));
  const beat = 60 / score.tempoBpm;
  const notes = score.vocal.lines.flatMap((line) => line.notes.flat());
  const sings = (window) =>
    notes.some(
      ({ startBeat, lengthBeats }) =>
        window * WINDOW_SECONDS >= startBeat * beat &&
        (window + 1) * WINDOW_SECONDS <= (startBeat + lengthBeats) * beat,
    );
  const [voice, bed] = ['vocals', 'instrumental'].map((name) => stems.get(name));
  const singing = [...voice.keys()].filter(sings);
  const gate = GATE * (total(voice, singing) / singing.length);
  const sounding = [...voice.keys()].filter((window) => voice[window] > gate);
  const [over, overInNotes] = [sounding, singing].map(
    (windows) => 10 * Math.log10(total(voice, windows) / total(bed, windows)),
  );
  found.push(over);
  console.log(`${tags.padEnd(12)} ${over.toFixed(1)} dB, in notes ${overInNotes.toFixed(1)} dB`);
}
console.log(`${found.filter((value) => value >= 1 && value <= 3).length} of ${found.length} between 1 and 3 dB`);
