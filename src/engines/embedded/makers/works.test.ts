import { describe, expect, it } from 'vitest';
import type { Order } from '../../../catalogue/kinds/index.ts';
import { parseOrder } from '../../../catalogue/order.ts';
import type { Recording } from '../../../studio/studio.ts';
import { assignment } from '../../engine.contract.ts';
import type { Assignment, Source, SourceClip } from '../../engine.ts';
import type { Request } from '../messages.ts';
import type { Bench, Done } from '../session.ts';
import { makers } from './index.ts';

function orderOf(value: { readonly kind: Order['kind'] }): Order {
  const parsed = parseOrder(value);
  if ('failure' in parsed) throw new Error(parsed.failure.message);
  return parsed.order;
}

const song = orderOf({ kind: 'song', prompt: 'folk' } as { kind: 'song' });

function clipOf(id: string, more: Partial<SourceClip> = {}): Source {
  const clip: SourceClip = {
    ...{ id, title: 'Rain', lyrics: 'la', tags: 'folk', durationSeconds: 100, order: song, engine: 'embedded' },
    artwork: async () => undefined,
    score: async () => Buffer.from(id),
    sources: async () => [],
    ...more,
  };
  return { url: `https://example.com/${id}.mp3`, audio: async () => Uint8Array.of(1), clip };
}

async function made(
  order: object,
  more: Partial<Assignment>,
): Promise<{ readonly done: Done; readonly asked: Request[] }> {
  const asked: Request[] = [];
  const work = assignment('', { order: orderOf(order as { kind: Order['kind'] }), ...more });
  const recording = { warnings: ['the same from both'] } as unknown as Recording;
  const bench: Bench = {
    assignment: work,
    open: async (audio) => audio,
    ask: async (request, say) => {
      asked.push(request);
      return { say, recording, uploaded: { title: 'heard', tags: '', lyrics: '', score: Uint8Array.of(9) } } as never;
    },
  };
  const make = makers[work.order.kind];
  if (!make) throw new Error(`nobody makes ${work.order.kind}`);
  return { done: await make(bench), asked };
}

const one = { clipId: 'a' };
const two = { takes: 2, sources: [clipOf('a')] };

describe('works made from works', () => {
  it.each([
    [
      { kind: 'extend', ...one, continueAt: 60, span: 'whole' },
      { work: 'extend', at: 60, span: 'whole' },
    ],
    [
      { kind: 'cover', ...one, style: 'jazz', audioWeight: 0.9 },
      { work: 'cover', closeness: 0.9 },
    ],
    [{ kind: 'addInstrumental', ...one, style: 'jazz' }, { work: 'accompany' }],
    [
      { kind: 'addVocals', ...one, lyrics: 'la' },
      { work: 'sing', wishes: { lyrics: 'la', instrumental: false } },
    ],
    [
      { kind: 'replaceSection', ...one, from: 10, to: 30 },
      { work: 'replace', from: 10, to: 30 },
    ],
  ])('%j becomes work for two threads', async (order, work) => {
    const { done, asked } = await made(order, two);
    expect(asked).toMatchObject([
      { ask: 'rework', take: 1, seed: 7, work: { ...work, source: { notes: Buffer.from('a'), title: 'Rain' } } },
      { ask: 'rework', take: 2, seed: 7, work },
    ]);
    expect(done.warnings).toEqual(['the same from both']);
    expect(done.takes).toHaveLength(2);
  });

  it('reads tempo and key of sounds', async () => {
    const { asked } = await made({ kind: 'sounds', prompt: 'beat', tempo: 90, key: 'F#m', loop: true }, { takes: 1 });
    expect(asked[0]).toMatchObject({ work: { work: 'sound', loop: true, wishes: { tags: '90 bpm, F# minor' } } });
    await expect(made({ kind: 'sounds', prompt: 'beat', key: 'H' }, { takes: 1 })).rejects.toThrow(
      /key: "H" is no key/,
    );
  });

  it('walks the lineage of a part back to the song', async () => {
    const part = (id: string, parent: Source): Source =>
      clipOf(id, {
        order: orderOf({ kind: 'extend', clipId: 'x' } as { kind: 'extend' }),
        sources: async () => [parent],
      });
    const last = part('c', part('b', clipOf('a')));
    const { asked } = await made({ kind: 'concat', clipIds: ['c'] }, { takes: 1, sources: [last] });
    expect(asked).toMatchObject([{ work: { work: 'concat', continues: [false, true, true] } }]);
    const [request] = asked;
    if (request?.ask !== 'rework' || request.work.work !== 'concat') throw new Error('no concat');
    expect(request.work.parts.map(({ notes = [] }) => Buffer.from(notes).toString())).toEqual(['a', 'b', 'c']);
  });

  it('joins several clips in their order', async () => {
    const { asked } = await made(
      { kind: 'concat', clipIds: ['a', 'b'] },
      { takes: 1, sources: [clipOf('a'), clipOf('b')] },
    );
    expect(asked).toMatchObject([{ work: { continues: [false, false] } }]);
  });

  it('says what a clip without a parent lacks', async () => {
    const alone = made({ kind: 'concat', clipIds: ['a'] }, { takes: 1, sources: [clipOf('a')] });
    await expect(alone).rejects.toMatchObject({ failure: { code: 'invalid_request', field: 'clipIds' } });
  });

  it('listens to what an address holds, and takes clips of other engines as recordings', async () => {
    const address = { url: 'https://example.com/My%20song.mp3', audio: async () => Uint8Array.of(1) };
    const { asked } = await made({ kind: 'cover', audioUrl: address.url }, { takes: 1, sources: [address] });
    expect(asked).toMatchObject([
      { ask: 'hear', title: 'My song' },
      { ask: 'rework', work: { work: 'cover', source: { title: 'heard', notes: Uint8Array.of(9) } } },
    ]);
    const foreign = await made({ kind: 'cover', ...one }, { takes: 1, sources: [clipOf('a', { engine: 'crun' })] });
    expect(foreign.asked).toMatchObject([{ work: { source: { title: 'Rain' } } }]);
    expect(foreign.asked[0]).not.toHaveProperty('work.source.notes');
  });

  it('gives a mashup both of its sources', async () => {
    const addresses = ['https://example.com/a.mp3', 'https://example.com/b.mp3'];
    const order = { kind: 'mashup', audioUrls: addresses, style: 'house', audioWeight: 0.2 };
    const { asked } = await made(order, { takes: 1, sources: [clipOf('a'), clipOf('b')] });
    expect(asked).toMatchObject([
      { work: { work: 'mashup', closeness: 0.2, sources: [{ notes: Buffer.from('a') }, { notes: Buffer.from('b') }] } },
    ]);
  });

  it.each([
    [
      'an address',
      { url: 'https://example.com/x.mp3', audio: async () => Uint8Array.of(1) },
      /no clip that was composed/,
    ],
    ['a clip of another engine', clipOf('a', { engine: 'crun' }), /another engine made it/],
    ['a clip whose files are gone', clipOf('a', { score: async () => undefined }), /files have expired/],
  ])('makes no persona of %s', async (_, source, reason) => {
    await expect(made({ kind: 'persona', ...one, name: 'x' }, { takes: 0, sources: [source] })).rejects.toThrow(reason);
  });

  it('refuses a place behind the end', async () => {
    const late = made({ kind: 'extend', ...one, continueAt: 130 }, two);
    await expect(late).rejects.toMatchObject({ failure: { field: 'continueAt' } });
  });

  it('has the singers of a persona sing, in its manner where no style is named', async () => {
    const { done } = await made({ kind: 'persona', ...one, name: 'Rain' }, { takes: 0, sources: [clipOf('a')] });
    expect(done.reference).toBeTruthy();
    const { asked } = await made(
      { kind: 'song', prompt: 'snow', personaId: 'p' },
      { takes: 1, persona: clipOf('p', { tags: 'soul' }) },
    );
    expect(asked).toMatchObject([{ ask: 'record', persona: Buffer.from('p'), wishes: { tags: 'soul' } }]);
  });
});
