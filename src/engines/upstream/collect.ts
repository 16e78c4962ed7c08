import type { Failure } from '../../catalogue/failures.ts';
import { failure } from '../../catalogue/failures.ts';
import type { Text, TimedWord } from '../../catalogue/results.ts';
import type { Made, MadeFile, Take } from '../engine.ts';
import type { Client } from './client.ts';
import { writeNote } from './note.ts';
import { sniff } from './sniff.ts';
import type { Workshop } from './workshop.ts';

/** A take as an upstream tells of it: where its sound is, not the sound. */
export interface ToldTake {
  /** The upstream's name for it; empty when it gives none. */
  readonly clip: string;
  readonly title: string;
  readonly lyrics: string;
  readonly tags: string;
  readonly audioUrl: string;
  readonly imageUrl: string;
  /** What the upstream says; the sound itself is measured. */
  readonly seconds?: number;
}

export interface ToldFile {
  readonly name: string;
  readonly url: string;
}

/** What came of an order, in addresses. */
export interface Told {
  readonly takes?: readonly ToldTake[];
  readonly files?: readonly ToldFile[];
  readonly texts?: readonly Text[];
  readonly timing?: readonly TimedWord[];
  readonly reference?: string;
}

export type Collected =
  | { readonly state: 'waiting' }
  | { readonly state: 'done'; readonly made: Made; readonly warnings: readonly string[] }
  | { readonly state: 'failed'; readonly failure: Failure };

const audioLimits = { timeoutMs: 120_000, maxBytes: 144 * 2 ** 20 };
const imageLimits = { timeoutMs: 30_000, maxBytes: 16 * 2 ** 20 };
/**
 * Files are there later than the upstream says, or answer 403 for a while. So many looks, some five seconds apart, while
 * there is none, which may have been paid for; and so many more for the rest of them.
 */
const looksForAny = 60;
const looksForRest = 12;
/** A sound that is so much shorter than was said is a piece of it. */
const wholeShare = 0.9;

export interface Collector {
  /** Looks once for everything that was told and is not here yet. */
  collect(key: string, task: string, told: Told, seed: number): Promise<Collected>;
  forget(key: string): void;
}

interface Basket {
  readonly takes: Map<number, Take>;
  readonly files: Map<number, MadeFile>;
  /** Since something came last. */
  looks: number;
  why: string;
}

const heldIn = ({ takes, files }: Basket): number => takes.size + files.size;

/** Brings results home. What has come is kept in memory until all is there, so that nothing is fetched twice. */
export function createCollector(engine: string, client: Client, { adopt, fetch }: Workshop): Collector {
  const baskets = new Map<string, Basket>();

  const get = async (url: string, limits: typeof audioLimits): Promise<Uint8Array | string> => {
    if (url === '') return 'no address was given';
    const target = client.resolve(url);
    if (!target) return 'the address is none';
    const guarded = async (): Promise<Uint8Array | string> => {
      const got = await fetch(target.href, limits);
      return 'bytes' in got ? got.bytes : client.clean(got.failure);
    };
    if (target.origin !== client.origin) return guarded();
    try {
      return (await client.file(target, limits.maxBytes)).bytes;
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'it could not be fetched';
      // Where it leads from here is anybody's guess, and no place for the key.
      return /^it answered 3\d\d$/.test(reason) ? guarded() : client.clean(reason);
    }
  };

  const takeOf = async (told: ToldTake, task: string, seed: number): Promise<Take | string> => {
    const audio = await get(told.audioUrl, audioLimits);
    if (typeof audio === 'string') return audio;
    if (!sniff(audio)) return 'what came is no sound';
    const picture = told.imageUrl === '' ? undefined : await get(told.imageUrl, imageLimits);
    const artwork = typeof picture === 'object' ? picture : undefined;
    const { title, lyrics, tags, clip, audioUrl } = told;
    const adopted = await adopt({ audio, title, tags, seed, ...(artwork && { artwork }) }).catch(
      (error: unknown) => `it could not be decoded: ${client.clean(error instanceof Error ? error.message : '')}`,
    );
    if (typeof adopted === 'string') return adopted;
    if (told.seconds !== undefined && adopted.durationSeconds < told.seconds * wholeShare)
      return `it lasts ${adopted.durationSeconds.toFixed(1)} s of ${told.seconds.toFixed(1)} s`;
    const note = writeNote({ engine, origin: client.origin, task, clip, audioUrl });
    return { title, lyrics, tags, ...adopted, score: note };
  };

  const fileOf = async ({ name, url }: ToldFile): Promise<MadeFile | string> => {
    const bytes = await get(url, audioLimits);
    if (typeof bytes === 'string') return bytes;
    const type = sniff(bytes);
    return type ? { name, ...type, bytes } : 'what came is no file of music';
  };

  const collect: Collector['collect'] = async (key, task, told, seed) => {
    const basket = baskets.get(key) ?? { takes: new Map(), files: new Map(), looks: 0, why: '' };
    baskets.set(key, basket);
    const heldBefore = heldIn(basket);
    const fill = async <From, To extends object>(
      from: readonly From[],
      held: Map<number, To>,
      bring: (from: From, index: number) => Promise<To | string>,
    ): Promise<void> => {
      await Promise.all(
        from.map(async (each, index) => {
          if (held.has(index)) return;
          const got = await bring(each, index);
          if (typeof got === 'string') basket.why = got;
          else held.set(index, got);
        }),
      );
    };
    const wanted = (told.takes?.length ?? 0) + (told.files?.length ?? 0);
    await fill(told.takes ?? [], basket.takes, (take, index) => takeOf(take, task, seed + index));
    await fill(told.files ?? [], basket.files, fileOf);
    const held = heldIn(basket);
    basket.looks = held > heldBefore ? 0 : basket.looks + 1;
    if (held < wanted && basket.looks < (held === 0 ? looksForAny : looksForRest)) return { state: 'waiting' };
    baskets.delete(key);
    if (wanted > 0 && held === 0) {
      const message = `${engine} made it, but its files could not be fetched: ${basket.why}. Order it again`;
      return { state: 'failed', failure: failure('generation_failed', message) };
    }
    const inOrder = <Value>(map: Map<number, Value>): Value[] =>
      [...map].sort(([one], [other]) => one - other).map(([, value]) => value);
    const { texts, timing, reference } = told;
    return {
      state: 'done',
      made: {
        ...(told.takes && { takes: inOrder(basket.takes) }),
        ...(told.files && { files: inOrder(basket.files) }),
        ...(texts && { texts }),
        ...(timing && { timing }),
        ...(reference !== undefined && { reference }),
      },
      warnings:
        held < wanted ? [`${wanted - held} of ${wanted} files of ${engine} could not be fetched: ${basket.why}`] : [],
    };
  };

  return { collect, forget: (key) => void baskets.delete(key) };
}
