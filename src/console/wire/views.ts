import type { Model, SongOrder } from '../../sdk/types.ts';

/** How a song is ordered in the words of one API. */
export interface View {
  readonly id: string;
  readonly label: string;
  /** The tag of its operations in /openapi.json. */
  readonly path: string;
  readonly auth: 'x-api-key' | 'bearer';
  /** What a client of it has to change, before and after; the second without the address of this server. */
  readonly oneLine: { readonly from: string; readonly to: string };
  body(order: SongOrder, models: readonly WireModel[]): unknown;
}

/** The catalogue gives each model’s other names too. */
export type WireModel = Model & { readonly engineName?: string };

const isCustom = (order: SongOrder): boolean => order.prompt === undefined;
const engineName = (order: SongOrder, models: readonly WireModel[]): string | undefined =>
  models.find(({ name }) => name === order.model)?.engineName;
const upperName = (order: SongOrder): string => (order.model ?? 'v5').toUpperCase().replace('.', '_');
const titleOf = (order: SongOrder): string => order.title ?? 'Untitled';
const some = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The body of the APIs that grew out of Suno’s own. */
const sunoBody = (order: SongOrder, models: readonly WireModel[]): Record<string, unknown> =>
  some({
    gpt_description_prompt: order.prompt,
    prompt: order.lyrics,
    tags: order.style,
    title: order.title,
    negative_tags: order.negativeStyle,
    make_instrumental: order.instrumental,
    mv: engineName(order, models),
  });

const camelBody = (order: SongOrder): Record<string, unknown> =>
  some({
    customMode: isCustom(order),
    instrumental: order.instrumental,
    prompt: isCustom(order) ? order.lyrics : order.prompt,
    style: isCustom(order) ? (order.style ?? 'pop') : undefined,
    title: isCustom(order) ? titleOf(order) : undefined,
    negativeTags: order.negativeStyle,
    vocalGender: order.vocalGender,
    styleWeight: order.styleWeight,
    weirdnessConstraint: order.weirdness,
  });

export const views: readonly View[] = [
  {
    id: 'native',
    label: 'Cantiga',
    path: '/v1/tasks',
    auth: 'x-api-key',
    oneLine: { from: '', to: '' },
    body: (order) => order,
  },
  {
    id: 'crun',
    label: 'crun',
    path: '/api/v1/client/job/CreateTask',
    auth: 'x-api-key',
    oneLine: { from: 'https://api.crun.ai', to: '' },
    body: (order) => ({
      model: 'suno/music-generate',
      input: some({
        mode: isCustom(order) ? 'custom' : 'simple',
        model: order.model ?? 'v5',
        instrumental: order.instrumental,
        prompt: order.prompt,
        title: isCustom(order) ? titleOf(order) : undefined,
        tags: isCustom(order) ? (order.style ?? 'pop') : undefined,
        lyrics: order.lyrics,
        negative_tags: order.negativeStyle,
        vocal_gender: order.vocalGender,
        style_weight: order.styleWeight,
        weirdness_constraint: order.weirdness,
      }),
    }),
  },
  {
    id: 'sunor',
    label: 'sunor',
    path: '/api/v1/task',
    auth: 'x-api-key',
    oneLine: { from: 'https://sunor.cc', to: '' },
    body: (order, models) => ({ model: 'suno', task_type: 'music', input: sunoBody(order, models) }),
  },
  {
    id: 'apixo',
    label: 'apixo',
    path: '/api/v1/generateTask/suno',
    auth: 'bearer',
    oneLine: { from: 'https://api.apixo.ai', to: '' },
    body: (order) => ({ request_type: 'async', input: { mode: upperName(order), ...camelBody(order) } }),
  },
  {
    id: 'newapi',
    label: 'new-api',
    path: '/suno/submit/music',
    auth: 'bearer',
    oneLine: { from: 'https://your-new-api.example', to: '' },
    body: sunoBody,
  },
  {
    id: 'sunoapi',
    label: 'sunoapi.org',
    path: '/api/v1/generate',
    auth: 'bearer',
    oneLine: { from: 'https://api.sunoapi.org', to: '' },
    body: (order) => ({ model: upperName(order), ...camelBody(order), callBackUrl: 'https://example.com/callback' }),
  },
  {
    id: 'gcui',
    label: 'suno-api',
    path: '/api/custom_generate',
    auth: 'bearer',
    oneLine: { from: 'http://localhost:3000', to: '' },
    body: (order, models) =>
      some({
        prompt: order.lyrics ?? order.prompt ?? '',
        tags: order.style ?? '',
        title: order.title ?? '',
        negative_tags: order.negativeStyle,
        make_instrumental: order.instrumental,
        model: engineName(order, models),
        wait_audio: false,
      }),
  },
  {
    id: 'openai',
    label: 'OpenAI',
    path: '/v1/chat/completions',
    auth: 'bearer',
    oneLine: { from: 'https://api.openai.com/v1', to: '/v1' },
    body: (order) => ({
      model: order.model ?? 'v5',
      messages: [{ role: 'user', content: order.prompt ?? order.lyrics ?? order.style ?? '' }],
    }),
  },
];
