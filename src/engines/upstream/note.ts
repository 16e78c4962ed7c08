import { failure } from '../../catalogue/failures.ts';
import { type Assignment, Refused, type Source } from '../engine.ts';
import { at, textOf, unpacked } from './read.ts';

/** What an upstream calls a clip that it made: kept as the take's score, so that later orders can name it. */
export interface Note {
  readonly engine: string;
  readonly origin: string;
  readonly task: string;
  readonly clip: string;
  /** Where the upstream keeps it, for as long as it does. */
  readonly audioUrl: string;
}

export const writeNote = (note: Note): Uint8Array => Buffer.from(JSON.stringify(note));

async function noteOf(source: Source | undefined): Promise<Note | undefined> {
  const bytes = await source?.clip?.score();
  const value = bytes && unpacked(Buffer.from(bytes).toString('utf8'));
  if (typeof value !== 'object' || value === null) return undefined;
  const text = (name: keyof Note): string => textOf(at(value, name));
  return {
    engine: text('engine'),
    origin: text('origin'),
    task: text('task'),
    clip: text('clip'),
    audioUrl: text('audioUrl'),
  };
}

export interface Home {
  /** The engine's name and the upstream's origin. */
  readonly engine: string;
  readonly origin: string;
}

/** By its name alone: whether an address leads into a private network. */
export const isPrivateHost = (url: string): boolean => {
  if (!URL.canParse(url)) return true;
  const { hostname } = new URL(url);
  return /^(localhost|.*\.local|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[)/.test(hostname);
};

const cannot = (home: Home, why: string): Refused =>
  new Refused('order', why, failure('feature_disabled', `${why}. Order it from a clip that ${home.engine} made`));

/** What an order starts from, as far as the upstream can reach it. */
export interface Origins {
  /** The clip under the upstream's own name; refused when it was made elsewhere. */
  clip(index?: number): Promise<Note>;
  /** The clip if it was made there. */
  own(index?: number): Promise<Note | undefined>;
  /** An address that the upstream can fetch. */
  url(index?: number): Promise<string>;
  /** The sound itself, for upstreams that take files. */
  audio(index?: number): Promise<Uint8Array>;
}

export function originsOf({ sources }: Assignment, home: Home): Origins {
  const own = async (index = 0): Promise<Note | undefined> => {
    const note = await noteOf(sources[index]);
    return note && note.engine === home.engine && note.origin === home.origin && note.clip !== '' ? note : undefined;
  };
  return {
    own,
    clip: async (index = 0) => {
      const note = await own(index);
      if (note) return note;
      throw cannot(home, `The source clip was not made by ${home.engine}, which continues nothing else`);
    },
    audio: async (index = 0) => {
      const source = sources[index];
      if (!source) throw cannot(home, 'The order has no source');
      return source.audio();
    },
    url: async (index = 0) => {
      const source = sources[index];
      if (!source) throw cannot(home, 'The order has no source');
      // A private upstream may know private addresses; one elsewhere cannot fetch from them.
      if (isPrivateHost(home.origin) || !isPrivateHost(source.url)) return source.url;
      const kept = (await own(index))?.audioUrl;
      if (kept) return kept;
      throw cannot(home, `${home.engine} cannot fetch the source from a private address. Set CANTIGA_PUBLIC_URL`);
    },
  };
}
