import { at } from '../house.ts';

/** How the corpus speaks to one API: a body that is taken, and where each of the corpus's fields stands in it. */
export interface Wire {
  readonly name: string;
  readonly create: string;
  readonly query: (id: string) => string;
  readonly idOf: (created: unknown) => unknown;
  readonly base: object;
  /** Field of the corpus → its path, and the body it needs when that is not `base`. */
  readonly fields: Readonly<Record<string, Place>>;
  /** What the HTTP status may be, by the corpus's classes. */
  readonly status: Readonly<Record<string, readonly number[]>>;
}

interface Place {
  readonly path: string;
  readonly base?: object;
}

const statuses = (ok: number, invalid: number) => ({
  ok: [ok],
  reject_validation: [invalid],
  reject_malformed: [invalid, 400],
  reject_auth: [401],
  not_found: [404],
  too_large: [413, invalid],
});

const input = (fields: object) => ({ model: 'suno/music-generate', callback_url: '', input: fields });
const film = {
  model: 'suno/music-video',
  input: { task_id: '{{OWN_TASK}}', suno_id: '{{OWN_CLIP}}' },
};
const crun: Wire = {
  name: 'crun',
  create: '/api/v1/client/job/CreateTask',
  query: (id) => `/api/v1/client/job/TaskInfo?task_id=${id}`,
  idOf: (created) => at(created, 'data', 'task_id'),
  base: input({ mode: 'custom', model: 'v5', instrumental: false, title: 'T', tags: 'pop', lyrics: '[Verse]\nla' }),
  fields: {
    $TEXT: { path: 'input.lyrics' },
    $PROMPT: { path: 'input.prompt', base: input({ mode: 'simple', model: 'v5', prompt: 'x' }) },
    $TITLE: { path: 'input.title' },
    $TAGS: { path: 'input.tags' },
    $CALLBACK: { path: 'callback_url' },
    $SRC_TASK: { path: 'input.task_id', base: film },
    $SRC_CLIP: { path: 'input.suno_id', base: film },
    $MODEL: { path: 'input.model' },
    $WEIGHT: { path: 'input.style_weight' },
    $GENDER: { path: 'input.vocal_gender' },
    $INSTR: { path: 'input.instrumental' },
  },
  status: statuses(200, 422),
};

const sunorMusic = (fields: object) => ({ model: 'suno', task_type: 'music', input: { mv: 'chirp-v4', ...fields } });
const sunorExtend = sunorMusic({ prompt: 'la', continue_clip_id: '{{OWN_CLIP}}', continue_at: 3 });
const sunor: Wire = {
  name: 'sunor',
  create: '/api/v1/task',
  query: (id) => `/api/v1/task/${id}`,
  idOf: (created) => at(created, 'data', 'task_id'),
  base: sunorMusic({ prompt: '[Verse]\nla', tags: 'pop', title: 'T' }),
  fields: {
    $TEXT: { path: 'input.prompt' },
    $PROMPT: { path: 'input.gpt_description_prompt', base: sunorMusic({ gpt_description_prompt: 'x' }) },
    $TITLE: { path: 'input.title' },
    $TAGS: { path: 'input.tags' },
    $SRC_CLIP: { path: 'input.continue_clip_id', base: sunorExtend },
    $MODEL: { path: 'input.mv' },
    $CONT_AT: { path: 'input.continue_at', base: sunorExtend },
    $INSTR: { path: 'input.make_instrumental' },
  },
  status: statuses(202, 400),
};

const apixoInput = (fields: object) => ({ request_type: 'async', input: { mode: 'V5', ...fields } });
const apixoBase = apixoInput({
  customMode: true,
  instrumental: false,
  prompt: '[Verse]\nla',
  style: 'pop',
  title: 'T',
});
const apixo: Wire = {
  name: 'apixo',
  create: '/api/v1/generateTask/suno',
  query: (id) => `/api/v1/statusTask/suno?taskId=${id}`,
  idOf: (created) => at(created, 'data', 'taskId'),
  base: apixoBase,
  fields: {
    $TEXT: { path: 'input.prompt' },
    $PROMPT: { path: 'input.prompt', base: apixoInput({ customMode: false, instrumental: false, prompt: 'x' }) },
    $TITLE: { path: 'input.title' },
    $TAGS: { path: 'input.style' },
    $CALLBACK: { path: 'callback_url', base: { ...apixoBase, request_type: 'callback' } },
    $MODEL: { path: 'input.mode' },
    $WEIGHT: { path: 'input.styleWeight' },
    $GENDER: { path: 'input.vocalGender' },
    $INSTR: { path: 'input.instrumental' },
  },
  status: { ...statuses(200, 400), not_found: [404, 400] },
};

const suno = { prompt: '[Verse]\nla', title: 'T', tags: 'pop', make_instrumental: false, mv: 'chirp-v3-5' };
const sunoExtend = { ...suno, continue_clip_id: '{{OWN_CLIP}}', task_id: '{{OWN_TASK}}', continue_at: 3 };
const newapi: Wire = {
  name: 'newapi',
  create: '/suno/submit/music',
  query: (id) => `/suno/fetch/${id}`,
  idOf: (created) => at(created, 'data'),
  base: suno,
  fields: {
    $TEXT: { path: 'prompt' },
    $PROMPT: { path: 'gpt_description_prompt', base: { gpt_description_prompt: 'x', mv: 'chirp-v3-5' } },
    $TITLE: { path: 'title' },
    $TAGS: { path: 'tags' },
    $CALLBACK: { path: 'notify_hook' },
    $SRC_TASK: { path: 'task_id', base: sunoExtend },
    $SRC_CLIP: { path: 'continue_clip_id', base: sunoExtend },
    $MODEL: { path: 'mv' },
    $CONT_AT: { path: 'continue_at', base: sunoExtend },
    $INSTR: { path: 'make_instrumental' },
  },
  status: { ...statuses(200, 400), not_found: [404, 400] },
};

export const wires: Readonly<Record<string, Wire>> = { crun, sunor, apixo, newapi };
