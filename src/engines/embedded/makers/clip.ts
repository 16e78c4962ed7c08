import { Failed, failure } from '../../../catalogue/failures.ts';
import type { Material, Products, ProductWish } from '../../../studio/studio.ts';
import type { Source } from '../../engine.ts';
import type { Bench, Done } from '../session.ts';

/** The clip that an order starts from, as a thread works on it. */
export async function materialOf({ assignment }: Bench): Promise<Material> {
  const [source] = assignment.sources;
  if (!source?.clip) throw new Failed(failure('not_found', 'There is no such clip. Check its id'));
  return materialIn(source, source.clip);
}

async function materialIn(source: Source, clip: NonNullable<Source['clip']>): Promise<Material> {
  const [audio, score] = await Promise.all([source.audio(), clip.score()]);
  const { title, lyrics, tags, durationSeconds } = clip;
  return { title, lyrics, tags, durationSeconds, audio, ...(score && { score }) };
}

/** Words of the studio for the caller. */
export const refused = (reason: string): Failed => new Failed(failure('invalid_request', reason));

/** Asks a thread for a product of the order's clip. */
export async function productOf(bench: Bench, wish: ProductWish): Promise<Products> {
  const { products, refusal } = await bench.ask({ ask: 'produce', wish, clip: await materialOf(bench) }, 'produced', 0);
  if (!products) throw refused(refusal ?? 'The clip does not allow it');
  return products;
}

/** The files of a product, done. */
export const filesOf = ({ files, warnings }: Products): Done => ({ files, warnings });
