import type { Maker } from '../session.ts';
import { filesOf, productOf } from './clip.ts';
import { orderOf } from './order.ts';

export const makeStems: Maker = async (bench) =>
  filesOf(await productOf(bench, { product: 'stems', parts: orderOf(bench.assignment, 'stems').parts }));

export const makeWav: Maker = async (bench) => filesOf(await productOf(bench, { product: 'wav' }));

export const makeFlac: Maker = async (bench) => filesOf(await productOf(bench, { product: 'flac' }));

export const makeMidi: Maker = async (bench) => filesOf(await productOf(bench, { product: 'midi' }));

export const makeMusicxml: Maker = async (bench) => filesOf(await productOf(bench, { product: 'musicxml' }));

export const makeArtwork: Maker = async (bench) =>
  filesOf(await productOf(bench, { product: 'artwork', seed: bench.assignment.seed }));

export const makeTiming: Maker = async (bench) => {
  const { timing, warnings } = await productOf(bench, { product: 'timing' });
  return { timing, warnings };
};
