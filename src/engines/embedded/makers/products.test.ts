import { describe, expect, it } from 'vitest';
import { Failed } from '../../../catalogue/failures.ts';
import type { Order } from '../../../catalogue/kinds/index.ts';
import type { Assignment, Source } from '../../engine.ts';
import type { Answer, Request } from '../messages.ts';
import type { Bench } from '../session.ts';
import { makers } from './index.ts';

const clipId = '7d1c9d52-0b5c-4a43-9a8e-5f5be1f0a001';

const source: Source = {
  url: 'http://localhost/a.mp3',
  audio: async () => Uint8Array.of(0xff, 0xfb),
  clip: {
    ...{ id: clipId, title: 'Rain', lyrics: '', tags: 'folk', durationSeconds: 100, engine: 'embedded' },
    order: { kind: 'upload', audioUrl: 'http://localhost/a.mp3' },
    artwork: async () => undefined,
    score: async () => Uint8Array.of(1, 2),
    sources: async () => [],
  },
};

function bench(
  order: Order,
  answer: Answer,
  sources: readonly Source[] = [source],
): Bench & { readonly asked: Request[] } {
  const asked: Request[] = [];
  const assignment: Assignment = { reference: 'r', order, seed: 7, takes: 0, sources };
  return {
    assignment,
    asked,
    open: async (audio) => audio,
    ask: async (request, say) => {
      asked.push(request);
      if (answer.say !== say) throw new Error(`${answer.say} is no answer to ${request.ask}`);
      return answer as Extract<Answer, { say: typeof say }>;
    },
  };
}

const make = (at: Bench) => {
  const maker = makers[at.assignment.order.kind];
  if (!maker) throw new Error(`nobody makes ${at.assignment.order.kind}`);
  return maker(at);
};

const file = { name: 'wav', extension: 'wav', contentType: 'audio/wav', bytes: Uint8Array.of(1) };

describe('makers of products', () => {
  it.each([
    [
      { kind: 'stems', clipId, parts: 'twelve' },
      { product: 'stems', parts: 'twelve' },
    ],
    [{ kind: 'wav', clipId }, { product: 'wav' }],
    [{ kind: 'flac', clipId }, { product: 'flac' }],
    [{ kind: 'midi', clipId }, { product: 'midi' }],
    [{ kind: 'musicxml', clipId }, { product: 'musicxml' }],
    [
      { kind: 'artwork', clipId },
      { product: 'artwork', seed: 7 },
    ],
  ] as const)('ask a thread for %j', async (order, wish) => {
    const at = bench(order, { say: 'produced', products: { files: [file], timing: [], warnings: ['w'] } });
    expect(await make(at)).toEqual({ files: [file], warnings: ['w'] });
    const clip = { title: 'Rain', lyrics: '', tags: 'folk', durationSeconds: 100 };
    expect(at.asked).toEqual([
      { ask: 'produce', wish, clip: { ...clip, audio: Uint8Array.of(0xff, 0xfb), score: Uint8Array.of(1, 2) } },
    ]);
  });

  it('give the words of a clip their times', async () => {
    const timing = [{ word: 'rain ', start: 1, end: 2 }];
    const at = bench({ kind: 'timing', clipId }, { say: 'produced', products: { files: [], timing, warnings: [] } });
    expect(await make(at)).toEqual({ timing, warnings: [] });
  });

  it('tell the caller why a clip does not allow it', async () => {
    const at = bench({ kind: 'timing', clipId }, { say: 'produced', refusal: 'The clip was not made here' });
    const reason: unknown = await make(at).catch((error: unknown) => error);
    expect(reason).toBeInstanceOf(Failed);
    expect(reason).toMatchObject({ failure: { code: 'invalid_request', message: 'The clip was not made here' } });
  });

  it('boost a style', async () => {
    const at = bench({ kind: 'styleBoost', style: 'lofi' }, { say: 'boosted', style: 'lofi, rhodes' }, []);
    expect(await make(at)).toEqual({ texts: [{ title: '', text: 'lofi, rhodes' }], warnings: [] });
  });
});

describe('the maker of uploads', () => {
  const audioUrl = 'http://localhost/My%20Song.final.flac?x=1';
  const uploaded = {
    ...{ title: 'My Song.final', lyrics: '', tags: '120 bpm, C', durationSeconds: 10, warnings: ['lowered'] },
    ...{ audio: Uint8Array.of(1), artwork: Uint8Array.of(2), score: Uint8Array.of(3) },
    sheet: { tempoBpm: 120, beatsPerBar: 4, key: 'C', sections: [], chords: [], lines: [], peaks: [] },
  };

  it('hears what the address holds, under the name of its file', async () => {
    const at = bench({ kind: 'upload', audioUrl }, { say: 'heard', uploaded }, [{ ...source, url: audioUrl }]);
    expect(await make(at)).toEqual({ takes: [uploaded], warnings: ['lowered'] });
    expect(at.asked).toEqual([{ ask: 'hear', audio: Uint8Array.of(0xff, 0xfb), title: 'My Song.final', seed: 7 }]);
  });

  it('takes the title that was given', async () => {
    const at = bench({ kind: 'upload', audioUrl, title: ' Mine ' }, { say: 'heard', uploaded });
    await make(at);
    expect(at.asked).toMatchObject([{ title: 'Mine' }]);
  });

  it('refuses in the words of whoever could not read it', async () => {
    const at = bench({ kind: 'upload', audioUrl }, { say: 'heard', refusal: 'The audio lasts 2 seconds' });
    await expect(make(at)).rejects.toMatchObject({
      failure: { code: 'invalid_request', message: 'The audio lasts 2 seconds' },
    });
  });
});
