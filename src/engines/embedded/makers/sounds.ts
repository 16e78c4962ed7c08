import { Failed, failure } from '../../../catalogue/failures.ts';
import type { Maker } from '../session.ts';
import { orderOf, wishesOf } from './order.ts';
import { rework } from './sources.ts';

/** "Am", "F# minor", "Bb": the tonic and its mode. */
const keyPattern = /^\s*([A-G][#b]?)\s*(m|min|minor|maj|major)?\s*$/i;

function keyTag(key: string): string {
  const [, tonic, mode = 'major'] = keyPattern.exec(key) ?? [];
  if (tonic === undefined)
    throw new Failed(
      failure('invalid_request', `key: "${key}" is no key. Write one such as C, F# minor or Bb`, { field: 'key' }),
    );
  const name = `${tonic.charAt(0).toUpperCase()}${tonic.slice(1)}`;
  return `${name} ${/^(m|min|minor)$/i.test(mode) && mode !== 'M' ? 'minor' : 'major'}`;
}

export const makeSounds: Maker = async (bench) => {
  const order = orderOf(bench.assignment, 'sounds');
  const { tempo, key, loop } = order;
  const wishes = wishesOf(order);
  const outside = tempo !== undefined && (tempo < 40 || tempo > 240);
  const tags = [
    wishes.tags,
    tempo !== undefined && !outside ? `${tempo} bpm` : '',
    key && key !== 'Any' ? keyTag(key) : '',
  ]
    .filter(Boolean)
    .join(', ');
  const warnings = outside ? [`tempo: ${tempo} had no effect; the band plays 40 to 240`] : [];
  return rework(bench, { work: 'sound', wishes: { ...wishes, tags }, loop }, warnings);
};
