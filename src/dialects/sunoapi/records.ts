import type { KindName } from '../../catalogue/kinds/index.ts';
import { type Clip, hasEnded, type Task } from '../../tasks/task.ts';
import { picturesOf } from '../common.ts';
import { errorOf, makesClips, musicRecord, reasonOf, stamp, statusOf } from './reply.ts';

/** The clip that a task is about and its place among the takes, where the house still has it. */
export interface Source {
  readonly clip: Clip;
  readonly index: number;
}

export const fileNamed = (task: Task, name: string): string | null =>
  task.state === 'succeeded' ? (task.files.find((file) => file.name === name)?.url ?? null) : null;

export const clipIdOf = ({ order }: Task): string | null => ('clipId' in order ? (order.clipId ?? null) : null);

const endedAt = (task: Task): number | null => (hasEnded(task) ? task.finishedAt : null);
const stampOrNull = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : stamp(milliseconds);
const whenDone = <Response>(task: Task, response: Response): Response | null =>
  task.state === 'succeeded' ? response : null;

/** Both copies of the page: `lyricsData` with kie.ai, `data` with sunoapi.org. */
function lyricsRecord(task: Task) {
  const texts = task.state === 'succeeded' ? task.texts : [];
  const list = texts.map(({ title, text }) => ({ text, title, status: 'complete', errorMessage: '' }));
  return {
    taskId: task.id,
    param: JSON.stringify(task.wire),
    response: whenDone(task, { taskId: task.id, lyricsData: list, data: list }),
    status: statusOf(task, 'GENERATE_LYRICS_FAILED'),
    type: 'LYRICS',
    ...errorOf(task),
  };
}

const aboutClip = (task: Task, source: Source | undefined) => ({
  taskId: task.id,
  musicId: clipIdOf(task),
  audioId: clipIdOf(task),
  callbackUrl: task.callbackUrl ?? '',
  musicIndex: source?.index ?? 0,
});

const wavRecord = (task: Task, source: Source | undefined) => ({
  ...aboutClip(task, source),
  completeTime: stampOrNull(endedAt(task)),
  response: whenDone(task, { audioWavUrl: fileNamed(task, 'wav') }),
  successFlag: statusOf(task, 'GENERATE_WAV_FAILED'),
  createTime: stamp(task.createdAt),
  ...errorOf(task),
});

const mp4Record = (task: Task, source: Source | undefined) => ({
  ...aboutClip(task, source),
  completeTime: stampOrNull(endedAt(task)),
  response: whenDone(task, { videoUrl: fileNamed(task, 'video') }),
  successFlag: statusOf(task, 'GENERATE_MP4_FAILED'),
  createTime: stamp(task.createdAt),
  ...errorOf(task),
});

/** Our names of stems and theirs, camel for records and snake for callbacks; piano is a stem of kie.ai's alone. */
export const stemNames = {
  instrumental: ['instrumentalUrl', 'instrumental_url', 'Instrumental'],
  vocals: ['vocalUrl', 'vocal_url', 'Vocals'],
  backing_vocals: ['backingVocalsUrl', 'backing_vocals_url', 'Backing_Vocals'],
  drums: ['drumsUrl', 'drums_url', 'Drums'],
  bass: ['bassUrl', 'bass_url', 'Bass'],
  guitar: ['guitarUrl', 'guitar_url', 'Guitar'],
  piano: ['pianoUrl', 'piano_url', 'Piano'],
  keyboard: ['keyboardUrl', 'keyboard_url', 'Keyboard'],
  percussion: ['percussionUrl', 'percussion_url', 'Percussion'],
  strings: ['stringsUrl', 'strings_url', 'Strings'],
  synth: ['synthUrl', 'synth_url', 'Synth'],
  fx: ['fxUrl', 'fx_url', 'FX'],
  brass: ['brassUrl', 'brass_url', 'Brass'],
  woodwinds: ['woodwindsUrl', 'woodwinds_url', 'Woodwinds'],
} as const;

export type StemName = keyof typeof stemNames;

const separated = (task: Task, source: Source | undefined) => ({
  id: null,
  originUrl: source?.clip.audioUrl ?? null,
  originData:
    task.state === 'succeeded'
      ? task.files.map(({ name, url }) => ({
          duration: source?.clip.durationSeconds ?? null,
          audio_url: url,
          stem_type_group_name: stemNames[name as StemName]?.[2] ?? name,
          id: `${task.id}-${name}`,
        }))
      : [],
  ...Object.fromEntries(Object.entries(stemNames).map(([name, [camel]]) => [camel, fileNamed(task, name)])),
});

const vocalRemovalRecord = (task: Task, source: Source | undefined) => ({
  ...aboutClip(task, source),
  completeTime: endedAt(task),
  response: whenDone(task, separated(task, source)),
  successFlag: statusOf(task),
  createTime: task.createdAt,
  ...errorOf(task),
});

/** 0 waiting, 1 done, 2 could not begin, 3 failed. */
const midiFlag = (task: Task): number => {
  const status = statusOf(task);
  if (status === 'SUCCESS') return 1;
  if (status === 'CREATE_TASK_FAILED') return 2;
  return reasonOf(task) ? 3 : 0;
};

/** The notes are in the file at `midiUrl`, which the original API does not have; its list of instruments is empty. */
export const midiData = (task: Task) => ({
  state: 'complete',
  instruments: [],
  midiUrl: fileNamed(task, 'midi'),
});

const midiRecord = (task: Task) => ({
  taskId: task.id,
  recordTaskId: -1,
  audioId: clipIdOf(task),
  callbackUrl: task.callbackUrl ?? '',
  completeTime: endedAt(task),
  midiData: whenDone(task, midiData(task)),
  successFlag: midiFlag(task),
  createTime: task.createdAt,
  ...errorOf(task),
});

/** 0 waiting, 1 done, 2 under way, 3 failed. */
const coverFlag = (task: Task): number => {
  if (task.state === 'succeeded') return 1;
  if (reasonOf(task)) return 3;
  return task.state === 'running' ? 2 : 0;
};

export const imagesOf = (task: Task): readonly string[] | null =>
  task.state === 'succeeded' ? picturesOf(task.files) : null;

const parentOf = ({ wire }: Task): string =>
  typeof wire === 'object' && wire !== null && 'taskId' in wire ? String(wire.taskId) : '';

function coverRecord(task: Task) {
  const { errorCode, errorMessage } = errorOf(task);
  const iso = (milliseconds: number | null) => (milliseconds === null ? null : new Date(milliseconds).toISOString());
  return {
    taskId: task.id,
    parentTaskId: parentOf(task),
    callbackUrl: task.callbackUrl ?? '',
    completeTime: iso(endedAt(task)),
    response: whenDone(task, { images: imagesOf(task) }),
    successFlag: coverFlag(task),
    createTime: iso(task.createdAt),
    errorCode: errorCode ?? 200,
    errorMessage: errorMessage ?? '',
  };
}

interface Family {
  readonly path: string;
  readonly about: string;
  readonly holds: (task: Task) => boolean;
  readonly record: (task: Task, source: Source | undefined) => unknown;
  /** Whether the record tells of the clip that the task is about. */
  readonly sourced?: true;
}

const only =
  (kind: KindName) =>
  ({ order }: Task): boolean =>
    order.kind === kind;

/** One query for each family of tasks. */
export const families: readonly Family[] = [
  { path: '/api/v1/generate/record-info', about: 'a piece of music', holds: makesClips, record: musicRecord },
  { path: '/api/v1/lyrics/record-info', about: 'lyrics', holds: only('lyrics'), record: lyricsRecord },
  { path: '/api/v1/wav/record-info', about: 'a WAV file', holds: only('wav'), record: wavRecord, sourced: true },
  {
    path: '/api/v1/vocal-removal/record-info',
    about: 'a separation',
    holds: only('stems'),
    record: vocalRemovalRecord,
    sourced: true,
  },
  { path: '/api/v1/mp4/record-info', about: 'a video', holds: only('video'), record: mp4Record, sourced: true },
  { path: '/api/v1/midi/record-info', about: 'notes', holds: only('midi'), record: midiRecord },
  { path: '/api/v1/suno/cover/record-info', about: 'cover pictures', holds: only('artwork'), record: coverRecord },
];
