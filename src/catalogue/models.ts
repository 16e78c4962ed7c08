/**
 * Model versions: one canonical name each, the names that families of APIs give it, and what it allows. Lengths are
 * counted in characters (code points).
 */
export interface Model {
  readonly name: string;
  /** The name that results carry. */
  readonly engineName: string;
  readonly aliases: readonly string[];
  readonly maxLyrics: number;
  readonly maxStyle: number;
  readonly maxTitle: number;
  readonly maxSeconds: number;
}

const small = { maxLyrics: 3000, maxStyle: 200, maxTitle: 80, maxSeconds: 240 };
const large = { maxLyrics: 5000, maxStyle: 1000, maxTitle: 100, maxSeconds: 480 };

export const models = [
  {
    name: 'v3',
    engineName: 'chirp-v3',
    aliases: ['chirp-v3-0', 'chirp-v3'],
    ...small,
    maxLyrics: 1250,
    maxSeconds: 120,
  },
  { name: 'v3.5', engineName: 'chirp-v3-5', aliases: ['v3_5', 'chirp-v3-5'], ...small },
  { name: 'v4', engineName: 'chirp-v4', aliases: ['chirp-v4'], ...small },
  { name: 'v4.5', engineName: 'chirp-auk', aliases: ['v4_5', 'chirp-auk'], ...large },
  { name: 'v4.5plus', engineName: 'chirp-bluejay', aliases: ['v4_5plus', 'v4.5+', 'chirp-bluejay'], ...large },
  { name: 'v4.5all', engineName: 'chirp-auk-turbo', aliases: ['v4_5all', 'v4.5-all', 'chirp-auk-turbo'], ...large },
  { name: 'v5', engineName: 'chirp-crow', aliases: ['chirp-crow'], ...large },
  { name: 'v5.5', engineName: 'chirp-fenix', aliases: ['v5_5', 'chirp-fenix'], ...large },
] as const satisfies readonly Model[];

export type ModelName = (typeof models)[number]['name'];
export const modelNames = models.map((model) => model.name) as [ModelName, ...ModelName[]];

/** What orders get that name no model. */
export const defaultModel: ModelName = 'v5';

export const modelNamed = (name: ModelName): Model => models.find((model) => model.name === name) as Model;

/** Finds a model by any of its names: version numbers in any case, the engine's own names as they are. */
export function findModel(name: string): (typeof models)[number] | undefined {
  const wanted = /^chirp/i.test(name) ? name : name.toLowerCase();
  return models.find((model) => model.name === wanted || (model.aliases as readonly string[]).includes(wanted));
}
