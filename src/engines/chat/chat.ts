import { failure } from '../../catalogue/failures.ts';
import { type Engine, lyricistName as name, type Operation, Refused, Unsure } from '../engine.ts';
import { ordering, refusal } from '../upstream/answers.ts';
import { createClient } from '../upstream/client.ts';
import { at, firstText, textOf, unpacked } from '../upstream/read.ts';

export interface ChatSettings {
  /** The base of an OpenAI-compatible API, with its version: `https://api.example.com/v1`. */
  readonly url: string;
  readonly key: string;
  readonly model: string;
}

/** A language model on one's own machine may take its time. */
const withinMs = 60_000;
const texts = 2;

const instructions = [
  'You write song lyrics in the language of the request.',
  'Mark the sections with [Verse], [Chorus] and [Bridge]; keep lines singable and rhyme where it fits.',
  `Answer with JSON alone: {"texts":[{"title":"…","text":"…"}]}, holding ${texts} different songs.`,
].join(' ');

interface Written {
  readonly title: string;
  readonly text: string;
}

const writtenIn = (item: unknown): Written => ({
  title: textOf(at(item, 'title')),
  text: firstText(at(item, 'text'), at(item, 'lyrics')),
});

/** Models put JSON between fences, or write a song without any. */
export function readLyrics(content: string): readonly Written[] {
  const bare = /```(?:\w+)?\s*([\s\S]*?)```/.exec(content)?.[1] ?? content;
  const value = unpacked(bare.trim());
  const items = at(value, 'texts') ?? value;
  const list = (Array.isArray(items) ? items : [items]).map(writtenIn).filter(({ text }) => text.trim() !== '');
  if (list.length > 0) return list.slice(0, texts);
  const isSong = value === undefined && /\n/.test(bare.trim());
  return isSong ? [{ title: '', text: bare.trim() }] : [];
}

/**
 * Lyrics by a language model behind any OpenAI-compatible API. The call is the whole work, so its result is the
 * operation; whatever goes wrong sends the order on, to the lyricist who needs no network. A call costs a fraction of a
 * cent, so one whose outcome is unknown counts as refused.
 */
export function createChat({ url, key, model }: ChatSettings): Engine {
  const client = createClient({
    url,
    headers: key === '' ? {} : { authorization: `Bearer ${key}` },
    secrets: [key],
    timeoutMs: withinMs,
  });
  const passOn = (message: string): Refused =>
    new Refused('engine', message, failure('overloaded', 'The lyricist does not answer now. Order it again later'));

  const ask = async (prompt: string, seed: number): Promise<readonly Written[]> => {
    const messages = [
      { role: 'system', content: instructions },
      { role: 'user', content: prompt },
    ];
    const body = { model, messages, temperature: 0.9, seed: seed % 2 ** 31 };
    const reply = await ordering(name, () => client.order({ method: 'POST', path: '/chat/completions', body }));
    const error = at(reply.body, 'error');
    if (reply.status !== 200 || (error !== undefined && error !== null))
      throw refusal(reply.status === 200 ? 503 : reply.status, firstText(at(error, 'message'), error), name, client);
    const written = readLyrics(textOf(at(reply.body, 'choices', 0, 'message', 'content')));
    if (written.length === 0) throw passOn(`${name} answered without lyrics`);
    return written;
  };

  return {
    name,
    remote: true,
    can: (kind) => kind === 'lyrics',
    start: async ({ order, seed }): Promise<Operation> => {
      if (order.kind !== 'lyrics') throw new Error(`${name} does not make ${order.kind}`);
      try {
        return { texts: JSON.stringify(await ask(order.prompt, seed)) };
      } catch (error) {
        throw error instanceof Unsure ? passOn(error.message) : error;
      }
    },
    status: async (operation) => ({
      state: 'done',
      texts: JSON.parse(String(operation.texts)) as Written[],
      warnings: [],
    }),
    close: () => client.close(),
  };
}
