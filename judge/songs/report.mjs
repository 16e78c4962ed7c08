// The judges' table.
import { gates } from './gates.mjs';
import { percentile } from './spectra.mjs';

const shareOf = (values) => `${Math.round((100 * values.filter(Boolean).length) / Math.max(1, values.length))} %`;
const known = (values) => values.filter((value) => value !== undefined && value !== null && !Number.isNaN(value));

/** A line for a song: the figures outside, and how tempo, key and style were found. */
export function rowOf({ name, asked, tempo, key, rank, nearest, figures, outside, asks }) {
  const missed = asks.filter(({ holds }) => !holds).map(({ name: wish }) => `not ${wish}`);
  const shown = outside.map((figure) => `${figure} ${Number(figures[figure]).toPrecision(3)}`);
  const found = tempo ? [`${asked.bpm} bpm ${tempo.own}${tempo.aubio ? `/${tempo.aubio}` : ''}`, `key ${key}`] : [];
  const style = rank > 3 ? [`taken for ${nearest.join(', ')}`] : [];
  return [name.padEnd(20), ...found, ...style, ...missed, ...shown].join(' · ');
}

const related = new Set([
  'same',
  'double',
  'half',
  'triplet',
  'two thirds',
  'third',
  'triple',
  'four thirds',
  'three quarters',
]);
const relatedKeys = new Set(['same', 'relative', 'fifth', 'other mode', 'relative of the fifth']);

function headline(songs) {
  const heard = songs.filter(({ tempo }) => tempo);
  const aubio = heard.filter(({ tempo }) => tempo.aubio);
  const plain = songs.filter(({ asks }) => asks.length === 0);
  const asks = songs.flatMap((song) => song.asks);
  const all = songs.flatMap(({ figures, outside }) =>
    gates.flatMap(([name]) => (known([figures[name]]).length > 0 ? [!outside.includes(name)] : [])),
  );
  const lines = [
    ['figures of songs inside the human range', shareOf(all), '90 %'],
    ['asked style among the three nearest, no other tags', shareOf(plain.map(({ rank }) => rank <= 3)), '80 %'],
    ['wishes of tags fulfilled', shareOf(asks.map(({ holds }) => holds)), ''],
    ['takes that differ in key, chords or drums', shareOf(songs.map(({ figures }) => figures.differs)), '100 %'],
  ];
  if (heard.length > 0)
    lines.push(
      ['tempo found as asked', shareOf(heard.map(({ tempo }) => tempo.own === 'same')), ''],
      ['\u2026 or in a simple ratio to it', shareOf(heard.map(({ tempo }) => related.has(tempo.own))), ''],
      ['key found as asked', shareOf(heard.map(({ key }) => key === 'same')), ''],
      ['\u2026 or its relative or a fifth away', shareOf(heard.map(({ key }) => relatedKeys.has(key))), ''],
    );
  if (aubio.length > 0)
    lines.push(
      ['tempo found by aubio as asked', shareOf(aubio.map(({ tempo }) => tempo.aubio === 'same')), ''],
      ['\u2026 or in a simple ratio to it', shareOf(aubio.map(({ tempo }) => related.has(tempo.aubio))), ''],
    );
  const wishes = [...new Set(asks.map(({ name }) => name))].sort();
  for (const name of wishes)
    lines.push([`wish: ${name}`, shareOf(asks.filter((one) => one.name === name).map(({ holds }) => holds)), '']);
  return lines;
}

function figureRows(songs) {
  return gates.flatMap(([name, title, [low, high], source, digits]) => {
    const values = known(songs.map(({ figures }) => figures[name]));
    if (values.length === 0) return [];
    const inside = values.map((value) => value >= low && value <= high);
    const shown = [0.05, 0.5, 0.95].map((share) => percentile(values, share).toFixed(digits));
    return [
      [
        title,
        `${low.toFixed(digits)} to ${high.toFixed(digits)}`,
        source,
        shown.join(' / '),
        shareOf(inside),
        values.length,
      ],
    ];
  });
}

const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (heads, rows) => [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n');

export const summary = (songs) =>
  [
    '',
    ...headline(songs).map(([what, figure, wanted]) => `${what}: ${figure}${wanted && ` (aim ${wanted})`}`),
    '',
    ...figureRows(songs).map((cells) => cells.join(' · ')),
  ].join('\n');

export const tables = (songs) =>
  `${[
    table(['over all', 'found', 'aim'], headline(songs)),
    table(['figure', 'human range', 'from', 'ours: 5 % / median / 95 %', 'inside', 'songs'], figureRows(songs)),
  ].join('\n\n')}\n`;
