import { z } from 'zod';
import { type Failure, failure } from '../../catalogue/failures.ts';
import type { Order } from '../../catalogue/kinds/index.ts';
import { parseOrder, refusal } from '../../catalogue/order.ts';
import { given, withoutUndefined } from '../common.ts';
import { modelOf } from './models.ts';

const part = z.object({ type: z.string(), text: z.string().optional() });
const message = z.object({ role: z.string(), content: z.union([z.string(), z.array(part)]).nullish() });

/** Chat clients send much that a song has no use for (temperature, tools, user): it is let through unread. */
export const chatBody = z.object({
  messages: z.array(message).min(1),
  model: z.string().nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
});

export interface Chat {
  readonly order: Order;
  readonly model: string;
  readonly stream: boolean;
  readonly usage: boolean;
}

type Read = Chat | { readonly failure: Failure } | { readonly unknownModel: string };

const textOf = ({ content }: z.output<typeof message>): string =>
  typeof content === 'string' ? content : (content ?? []).map(({ text }) => text ?? '').join('\n');

/** What the caller said last is the order: everything before was answered. */
export function lastUserText(messages: readonly z.output<typeof message>[]): string | undefined {
  const last = messages.findLast(({ role }) => role === 'user');
  return last && textOf(last);
}

const sectionMark = /^[ \t]*\[[^\]\n]+\][ \t]*$/m;

/** A message describes a song; from the first section mark on it is sung. */
function wordsOf(text: string): { prompt: string | undefined; lyrics: string | undefined } {
  const at = text.search(sectionMark);
  const [prompt, lyrics] = at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at).trim()];
  return { prompt: given(prompt) ? prompt : undefined, lyrics: given(lyrics) ? lyrics : undefined };
}

export function readChat(wire: unknown): Read {
  const body = chatBody.safeParse(wire);
  if (!body.success) return { failure: refusal(body.error) };
  const { messages, model, stream, stream_options: options } = body.data;
  const said = lastUserText(messages);
  if (!given(said))
    return {
      failure: failure('invalid_request', 'messages: needs a message of the role user that says what to sing', {
        field: 'messages',
      }),
    };
  const name = modelOf(model);
  if (name === undefined) return { unknownModel: String(model) };
  const order = parseOrder(withoutUndefined({ kind: 'song', ...wordsOf(said), model: name }), {
    prompt: 'messages',
    lyrics: 'messages',
  });
  if ('failure' in order) return order;
  return {
    order: order.order,
    model: model || name,
    stream: stream ?? false,
    usage: options?.include_usage ?? false,
  };
}
