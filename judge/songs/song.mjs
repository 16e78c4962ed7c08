// One order: composed, and where sound is wanted, rendered and heard.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readWishes } from '../../dist/studio/brief/read.js';
import { encodeWav } from '../../dist/studio/codec/wav.js';
import { compose } from '../../dist/studio/composer/compose.js';
import { SAMPLE_RATE } from '../../dist/studio/mixer/desk.js';
import { mixSong, ownMemory } from '../../dist/studio/mixer/mixdown.js';
import { adherence } from './adherence.mjs';
import { outside } from './gates.mjs';
import { distanceOf, notesOf } from './notes.mjs';
import { heardOutside, missing } from './outside.mjs';
import { pulseOf, relation } from './pulse.mjs';
import { soundOf } from './sound.mjs';
import { nearestStyles } from './styles.mjs';
import { chromaOf, keyOf, keyRelation, roughnessOf, structureOf } from './tones.mjs';

const root = new URL('../../', import.meta.url);
const cache = new URL('node_modules/.cache/cantiga-judge/', root);
const digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 24);

/** What sounds a score and what measures it. */
const soundCode = digest(
  ['dist/studio/', 'dist/studio/mixer/', 'dist/studio/instruments/', 'dist/studio/instruments/synth/', 'judge/songs/']
    .map((folder) => new URL(folder, root))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /^[a-z0-9-]+\.m?js$/.test(name))
        .sort()
        .map((name) => new URL(name, folder)),
    )
    .filter(({ pathname }) => !/\/(set|report|gates|judge|song|styles|adherence|notes)\.mjs$/.test(pathname))
    .map((path) => readFileSync(path, 'utf8'))
    .join('') + missing.join(),
);

const minorLike = /minor|dorian|phrygian|aeolian|harmonic/;

const composed = (tags, seed, take, seconds) => {
  const words = { prompt: '', lyrics: '', negativeTags: '', title: 'Judged', instrumental: true };
  const { brief, warnings } = readWishes({
    ...words,
    tags,
    maxSeconds: 480,
    ...(seconds && { targetSeconds: seconds }),
  });
  return { score: compose(brief, seed, take), warnings };
};

/** The sound of a score in figures, from the cache where it was heard before. */
function heardOf(score, seed) {
  const path = new URL(`${digest(JSON.stringify(score) + seed + soundCode)}.json`, cache);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    const heard = hear(score, seed);
    mkdirSync(fileURLToPath(cache), { recursive: true });
    writeFileSync(path, JSON.stringify(heard));
    return heard;
  }
}

function hear(score, seed) {
  const { audio } = mixSong(score, seed, { memory: ownMemory });
  const half = Float32Array.from(
    { length: audio.left.length >> 1 },
    (_, i) => (audio.left[2 * i] + audio.right[2 * i]) / 2,
  );
  const { flux, framesPerSecond, ...pulse } = pulseOf(half, SAMPLE_RATE, score.tempoBpm);
  const tones = chromaOf(half, SAMPLE_RATE);
  const key = keyOf(tones.chroma);
  return {
    ...soundOf(audio, SAMPLE_RATE),
    ...pulse,
    keyFit: key.fit,
    key: { tonic: key.tonic, mode: key.mode },
    chromaEntropy: key.chromaEntropy,
    roughness: roughnessOf(tones),
    ...structureOf(tones, pulse.beatSeconds),
    ...heardOutside(encodeWav(audio, SAMPLE_RATE)),
  };
}

/**
 * The notes are judged at the length that songs have unless another is asked for; what is rendered is a short song of
 * the same order.
 */
export function judgeSong(order, { seconds = 64, sound = true, takes = true }) {
  const { score, warnings } = composed(order.tags, order.seed, 1);
  const other = takes ? composed(order.tags, order.seed, 2).score : undefined;
  const asksForColour = order.wants.darker || order.wants.brighter;
  const plainTags = order.tags.split(',')[0];
  const plain = Object.keys(order.wants).length > 0 ? composed(plainTags, order.seed, 1).score : score;
  const hearShort = (tags) => heardOf(composed(tags, order.seed, 1, seconds).score, order.seed);
  const heard = sound ? hearShort(order.tags) : undefined;
  const plainHeard = sound && asksForColour ? hearShort(plainTags) : undefined;
  const nearest = nearestStyles(score);
  const figures = { ...notesOf(score), ...(other && distanceOf(score, other)), ...heard };
  return {
    name: order.name,
    tags: order.tags,
    style: order.style,
    asked: { bpm: score.tempoBpm, tonic: score.tonic, mode: score.mode },
    figures,
    outside: outside(figures).map(([name]) => name),
    ...(heard && {
      tempo: {
        own: relation(heard.bpm, score.tempoBpm),
        ...(heard.aubioBpm && { aubio: relation(heard.aubioBpm, score.tempoBpm) }),
      },
      key: keyRelation(heard.key, { tonic: score.tonic, mode: minorLike.test(score.mode) ? 'minor' : 'major' }),
    }),
    rank: 1 + nearest.indexOf(score.style),
    styleKept: score.style === order.style,
    nearest: nearest.slice(0, 3),
    asks: adherence(order.wants, score, plain, heard, plainHeard),
    warnings,
  };
}
