import { defaultModel, findModel, type ModelName, models } from '../../catalogue/models.ts';

/** No model, the house's name or Suno-API's `suno-v3.5`; undefined for one that nobody knows. */
export function modelOf(name: string | null | undefined): ModelName | undefined {
  if (!name || name === 'cantiga') return defaultModel;
  return findModel(name.replace(/^suno-/i, ''))?.name;
}

const card = (id: string) => ({ id, object: 'model', created: 1_767_225_600, owned_by: 'cantiga' });

export const modelCards = () => [card('cantiga'), ...models.map(({ name }) => card(name))];

export const modelCard = (id: string) => (modelOf(id) === undefined ? undefined : card(id));
