import type { Reply } from '../upstream/client.ts';
import type { ToldTake } from '../upstream/collect.ts';
import { at, firstText, listOf, numberOf, textOf, unpacked } from '../upstream/read.ts';
import type { Api, Fault, Look } from '../upstream/upstream.ts';
import { titleOf } from '../upstream/wording.ts';
import { orders } from './orders.ts';

/** Its own answers have a code, 200 in HTTP also where it is 500; what FastAPI refuses has a detail. */
function faultOf({ status, body }: Reply): Fault | undefined {
  const code = numberOf(at(body, 'code')) ?? (status === 200 ? 502 : status);
  if (status === 200 && code === 200) return undefined;
  return { status: status === 200 ? code : status, said: firstText(at(body, 'detail'), at(body, 'error')) };
}

/** What is missing comes as the text "N/A". */
const known = (value: unknown): string => (textOf(value) === 'N/A' ? '' : textOf(value));

function takeOf(item: unknown, title: string): ToldTake {
  const seconds = numberOf(at(item, 'metas', 'duration'));
  return {
    clip: '',
    title,
    lyrics: firstText(known(at(item, 'lyrics')), known(at(item, 'metas', 'lyrics'))).replace(/^\[inst\]$/, ''),
    tags: firstText(known(at(item, 'prompt')), known(at(item, 'metas', 'prompt'))),
    audioUrl: textOf(at(item, 'file')),
    imageUrl: '',
    ...(seconds !== undefined && { seconds }),
  };
}

export const acestep: Api = {
  name: 'acestep',
  free: true,
  // A key in the body is ignored by newer servers and refused by older ones.
  headers: (key) => ({ authorization: `Bearer ${key}` }),
  orders,
  fault: faultOf,
  accepted: (body) => textOf(at(body, 'data', 'task_id')),
  query: (task) => ({ method: 'POST', path: '/query_result', body: { task_id_list: [task] } }),
  look: (body, { order }): Look => {
    const task = at(body, 'data', 0);
    const items = listOf(unpacked(at(task, 'result')));
    const status = numberOf(at(task, 'status'));
    if (status === 2) return { state: 'failed', said: firstText(...items.map((item) => at(item, 'error'))) };
    // A server that was started anew says "queued" for ever of what it has forgotten, and gives an empty list.
    if (items.length === 0) return { state: 'missing' };
    if (status === 1) return { state: 'done', told: { takes: items.map((item) => takeOf(item, titleOf(order))) } };
    return { state: 'pending', progress: Math.min(0.99, Math.max(0, numberOf(at(items, 0, 'progress')) ?? 0)) };
  },
};
