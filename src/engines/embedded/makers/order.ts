import type { KindName, MusicOrder, Order } from '../../../catalogue/kinds/index.ts';
import { modelNamed } from '../../../catalogue/models.ts';
import type { Wishes } from '../../../studio/brief/brief.ts';
import type { Assignment } from '../../engine.ts';

/** The order, known to be of that kind. */
export function orderOf<Kind extends KindName>({ order }: Assignment, kind: Kind): Extract<Order, { kind: Kind }> {
  if (order.kind !== kind) throw new Error(`an order of kind ${order.kind} came to the maker of ${kind}`);
  return order as Extract<Order, { kind: Kind }>;
}

/** What an order asks for, as the musician reads it. */
export function wishesOf(order: MusicOrder): Wishes {
  return {
    prompt: order.prompt ?? '',
    lyrics: order.lyrics ?? '',
    tags: order.style ?? '',
    negativeTags: order.negativeStyle ?? '',
    title: order.title ?? '',
    instrumental: order.instrumental,
    ...(order.vocalGender && { vocalGender: order.vocalGender }),
    ...(order.styleWeight !== undefined && { styleWeight: order.styleWeight }),
    ...(order.weirdness !== undefined && { weirdness: order.weirdness }),
    maxSeconds: modelNamed(order.model).maxSeconds,
  };
}

/** Options that this musician cannot honour yet; said on the task, never silently dropped. */
export function unheard(order: MusicOrder): string[] {
  const warnings: string[] = [];
  if (order.kind === 'song' && order.audioWeight !== undefined)
    warnings.push('audioWeight had no effect: the order has no source audio');
  return warnings;
}
