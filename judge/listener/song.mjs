// A song of known truth, as samples: the whole, and who leads alone. Rendering takes most of the time, so the sound is
// kept under node_modules/.cache by the song's notes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readWishes } from '../../dist/studio/brief/read.js';
import { decodeFlac } from '../../dist/studio/codec/flac.js';
import { encodeFlac } from '../../dist/studio/codec/flac-encode.js';
import { compose } from '../../dist/studio/composer/compose.js';
import { SAMPLE_RATE } from '../../dist/studio/mixer/desk.js';
import { mixSong, ownMemory } from '../../dist/studio/mixer/mixdown.js';

const cache = new URL('../../node_modules/.cache/cantiga-listener/', import.meta.url);
const digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 24);

export function scoreOf({ tags, seed, lyrics }, seconds) {
  const { brief } = readWishes({
    ...{ prompt: '', negativeTags: '', title: 'Heard', tags, lyrics, instrumental: lyrics === '' },
    ...{ maxSeconds: 480, targetSeconds: seconds },
  });
  return compose(brief, seed, 1);
}

/** Who leads alone: the singers, or else the part that has the tune. */
const soloOf = (score) => {
  if (score.vocal) return { ...score, parts: [] };
  return { ...score, parts: score.parts.filter(({ role }) => role === 'lead') };
};

function sound(score, seed) {
  const path = new URL(`${digest(JSON.stringify(score) + seed)}.flac`, cache);
  try {
    return decodeFlac(new Uint8Array(readFileSync(path))).audio;
  } catch {
    const { audio } = mixSong(score, seed, { memory: ownMemory });
    mkdirSync(fileURLToPath(cache), { recursive: true });
    writeFileSync(path, encodeFlac(audio, SAMPLE_RATE));
    return decodeFlac(new Uint8Array(readFileSync(path))).audio;
  }
}

/** Notes in seconds, in the order in which they begin. */
const timed = (notes, tempoBpm) =>
  notes
    .map(({ startBeat, lengthBeats, pitch }) => ({
      start: (startBeat * 60) / tempoBpm,
      length: (lengthBeats * 60) / tempoBpm,
      pitch: Math.round(pitch),
    }))
    .sort((a, b) => a.start - b.start);

/** What a listener should hear as the tune: who sings, and where nobody does, the part that leads. */
function tuneOf({ vocal, parts, tempoBpm }) {
  const lines = (vocal?.lines ?? []).filter(({ speech }) => speech === 'sung');
  const sung = timed(
    lines.flatMap(({ notes }) => notes.flat()),
    tempoBpm,
  );
  const played = timed(
    parts.filter(({ role }) => role === 'lead').flatMap(({ notes }) => notes),
    tempoBpm,
  );
  const ends = ({ start, length }) => start + length;
  const free = played.filter((note) => !sung.some((other) => other.start < ends(note) && note.start < ends(other)));
  return { solo: vocal ? sung : played, mix: [...sung, ...free].sort((a, b) => a.start - b.start) };
}

export function songOf(order, seconds) {
  const score = scoreOf(order, seconds);
  return {
    score,
    sampleRate: SAMPLE_RATE,
    tune: tuneOf(score),
    whole: () => sound(score, order.seed),
    solo: () => sound(soloOf(score), order.seed),
  };
}
