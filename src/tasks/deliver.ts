import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { failure } from '../catalogue/failures.ts';
import { kinds } from '../catalogue/kinds/index.ts';
import type { Made, SoFar, Take } from '../engines/engine.ts';
import type { Growing, Storage } from '../storage/storage.ts';
import { artworkKey, audioKey, scoreKey, sheetKey } from './files.ts';
import type { Outcome } from './finish.ts';
import type { Clip, ClipPlan, Early, ProducedFile, Task } from './task.ts';

export interface DeliveryRoom {
  readonly storage: Storage;
  /** Where takes are heard while they are made. */
  readonly growing: Growing;
  /** Why a take must not be delivered, or undefined: the bytes are looked at, whoever made them. */
  readonly inspect: (take: Take) => Promise<string | undefined>;
  /** The address of a stored file. */
  readonly urlOf: (key: string) => string;
  readonly report: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

export interface Delivery {
  /**
   * What is there so far, with the files of takes that are done; the same object when nothing is new.
   *
   * @param refused places of takes that did not pass; more are added
   * @param signal ends the waiting for a store that cannot be written to
   */
  early(task: Task, known: Early, soFar: SoFar, refused: Set<number>, signal: AbortSignal): Promise<Early>;
  /** Stores what was made. Takes that do not pass inspection are not delivered and not paid for. */
  whole(task: Task, made: Made, early: Early, warnings: readonly string[], signal: AbortSignal): Promise<Outcome>;
}

/** The waits between tries to store what was made: it may have been paid for, and is nowhere else. */
const firstWaitMs = 500;
const longestWaitMs = 5_000;
const patienceMs = 10 * 60_000;

/** Looks at what an engine made and stores what passes. */
export function createDelivery({ storage, growing, inspect, urlOf, report }: DeliveryRoom): Delivery {
  /** Stores, however long a bucket is out of reach or a disk is full; not for ever. */
  const put = async (key: string, bytes: Uint8Array, contentType: string, signal: AbortSignal): Promise<void> => {
    let waitMs = firstWaitMs;
    for (let waitedMs = 0; ; waitedMs += waitMs, waitMs = Math.min(2 * waitMs, longestWaitMs)) {
      try {
        return await storage.put(key, bytes, contentType);
      } catch (error) {
        if (waitedMs === 0) report('storage.failed', { reason: String(error) });
        if (waitedMs >= patienceMs || signal.aborted) throw error;
        await sleep(waitMs, undefined, { signal });
      }
    }
  };

  const keepTake = async (plan: ClipPlan, take: Take, signal: AbortSignal): Promise<Clip> => {
    await put(audioKey(plan), take.audio, 'audio/mpeg', signal);
    growing.finish(audioKey(plan), take.audio);
    await put(artworkKey(plan), take.artwork, 'image/jpeg', signal);
    if (take.score) await put(scoreKey(plan), take.score, 'application/octet-stream', signal);
    if (take.sheet) await put(sheetKey(plan), Buffer.from(JSON.stringify(take.sheet)), 'application/json', signal);
    return {
      id: plan.id,
      title: take.title,
      lyrics: take.lyrics,
      tags: take.tags,
      durationSeconds: take.durationSeconds,
      audioUrl: urlOf(audioKey(plan)),
      imageUrl: urlOf(artworkKey(plan)),
      ...(take.sheet && { sheetUrl: urlOf(sheetKey(plan)) }),
    };
  };

  const keep = async (task: Task, files: NonNullable<Made['files']>, signal: AbortSignal): Promise<ProducedFile[]> => {
    const [plan] = task.plannedClips;
    if (!plan) throw new Error(`task ${task.id} has no place for files`);
    return Promise.all(
      files.map(async ({ name, extension, contentType, bytes }) => {
        const key = `${plan.file}/${plan.id}-${name}.${extension}`;
        await put(key, bytes, contentType, signal);
        return { name, contentType, url: urlOf(key) };
      }),
    );
  };

  const early: Delivery['early'] = async (task, known, soFar, refused, signal) => {
    const texts = soFar.texts && soFar.texts.length > known.texts.length ? soFar.texts : known.texts;
    const clips = [...known.clips];
    for (const [index, take] of (soFar.takes ?? []).entries()) {
      const plan = task.plannedClips[index];
      if (!take || !plan || refused.has(index) || clips.some(({ id }) => id === plan.id)) continue;
      // A take that does not pass is judged once more at the end, where its fault is told.
      if (await inspect(take)) {
        refused.add(index);
        growing.drop(audioKey(plan));
      } else clips.push(await keepTake(plan, take, signal));
    }
    const audible = task.plannedClips
      .filter((plan) => growing.has(audioKey(plan)))
      .map((plan) => ({ id: plan.id, audioUrl: urlOf(audioKey(plan)) }));
    const isSame =
      texts === known.texts && clips.length === known.clips.length && isDeepStrictEqual(audible, known.audible);
    return isSame ? known : { texts, clips, audible };
  };

  const whole: Delivery['whole'] = async (task, made, { clips: ready }, warnings, signal) => {
    const faults: string[] = [];
    const clips: Clip[] = [];
    const { takes } = kinds[task.order.kind];
    for (const [index, plan] of task.plannedClips.slice(0, takes).entries()) {
      const told = ready.find(({ id }) => id === plan.id);
      if (told) {
        clips.push(told);
        continue;
      }
      const take = made.takes?.[index];
      const fault = take ? await inspect(take) : 'is missing';
      if (!take || fault) {
        faults.push(`Take ${index + 1} ${fault} and was not delivered`);
        continue;
      }
      clips.push(await keepTake(plan, take, signal));
    }
    if (faults.length > 0) report('take.refused', { task: task.id, faults });
    if (takes > 0 && clips.length === 0)
      return { state: 'failed', failure: failure('generation_failed', `${faults.join('. ')}. Order it again`) };
    const product = {
      clips,
      texts: made.texts ?? [],
      files: await keep(task, made.files ?? [], signal),
      timing: made.timing ?? [],
      reference: made.reference ?? null,
    };
    return { state: 'succeeded', product, warnings: [...warnings, ...faults] };
  };

  return { early, whole };
}
