import type { Order, SongOrder, VocalGender } from '../../sdk/types.ts';
import { createStore, remember, remembered } from '../store.ts';

/** What has been typed into the form, whether or not it is an order yet. */
export interface Draft {
  readonly mode: 'simple' | 'custom';
  readonly prompt: string;
  readonly title: string;
  readonly lyrics: string;
  readonly style: readonly string[];
  readonly negativeStyle: readonly string[];
  readonly instrumental: boolean;
  readonly voice: VocalGender | '';
  readonly model: string;
  readonly seed: string;
  readonly styleWeight: number | null;
  readonly weirdness: number | null;
}

export const emptyDraft: Draft = {
  mode: 'simple',
  prompt: '',
  title: '',
  lyrics: '',
  style: [],
  negativeStyle: [],
  instrumental: false,
  voice: '',
  model: '',
  seed: '',
  styleWeight: null,
  weirdness: null,
};

export const draft = createStore<Draft>({ ...emptyDraft, ...remembered<Partial<Draft>>('draft', {}) });

export function change(part: Partial<Draft>): void {
  draft.set({ ...draft.get(), ...part });
  remember('draft', draft.get());
}

const joined = (tags: readonly string[]): string => tags.join(', ');

/** The order that a draft says; what is not said is left to the server. */
export function orderOf(said: Draft): SongOrder {
  const custom = said.mode === 'custom';
  const seed = said.seed.trim() === '' ? undefined : Number(said.seed);
  return {
    kind: 'song',
    ...(!custom && { prompt: said.prompt.trim() }),
    ...(custom && said.title.trim() !== '' && { title: said.title.trim() }),
    ...(custom && !said.instrumental && said.lyrics.trim() !== '' && { lyrics: said.lyrics.trim() }),
    ...(custom && said.style.length > 0 && { style: joined(said.style) }),
    ...(custom && said.negativeStyle.length > 0 && { negativeStyle: joined(said.negativeStyle) }),
    instrumental: said.instrumental,
    ...(said.voice !== '' && !said.instrumental && { vocalGender: said.voice }),
    ...(custom && said.styleWeight !== null && { styleWeight: said.styleWeight }),
    ...(custom && said.weirdness !== null && { weirdness: said.weirdness }),
    ...(said.model !== '' && { model: said.model }),
    ...(seed !== undefined && { seed }),
  };
}

const tagsOf = (text: unknown): string[] =>
  String(text ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);

/** The draft that would say an order again; the seed too, so that it gives the same song. */
export function draftOf(order: Order, seed: number): Draft {
  const said = order as SongOrder;
  const custom = Boolean(said.lyrics ?? said.style ?? said.title);
  return {
    ...emptyDraft,
    mode: custom ? 'custom' : 'simple',
    prompt: said.prompt ?? '',
    title: said.title ?? '',
    lyrics: said.lyrics ?? '',
    style: tagsOf(said.style),
    negativeStyle: tagsOf(said.negativeStyle),
    instrumental: said.instrumental ?? false,
    voice: said.vocalGender ?? '',
    model: said.model ?? '',
    seed: String(seed),
    styleWeight: said.styleWeight ?? null,
    weirdness: said.weirdness ?? null,
  };
}
