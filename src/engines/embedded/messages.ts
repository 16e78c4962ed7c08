import type { Wishes } from '../../studio/brief/brief.ts';
import type {
  Adopted,
  FilmWish,
  Found,
  Material,
  Products,
  ProductWish,
  Recording,
  Uploaded,
  Words,
  Work,
} from '../../studio/studio.ts';

/** What the pool asks of a thread. */
export type Request =
  /** Loads what every song needs. */
  | { readonly ask: 'prepare' }
  | {
      readonly ask: 'record';
      readonly wishes: Wishes;
      readonly seed: number;
      readonly take: 1 | 2;
      /** What was kept of the song whose singers are to sing. */
      readonly persona?: Uint8Array;
    }
  | { readonly ask: 'rework'; readonly work: Work; readonly seed: number; readonly take: 1 | 2 }
  | { readonly ask: 'write'; readonly prompt: string; readonly seed: number }
  | { readonly ask: 'hear'; readonly audio: Uint8Array; readonly title: string; readonly seed: number }
  | { readonly ask: 'produce'; readonly wish: ProductWish; readonly clip: Material }
  | { readonly ask: 'boost'; readonly style: string }
  | { readonly ask: 'film'; readonly wish: FilmWish; readonly encoder: string; readonly folder: string }
  /** What somebody else made, to be kept as a take. */
  | { readonly ask: 'adopt'; readonly found: Found }
  | { readonly ask: 'inspect'; readonly audio: Uint8Array; readonly durationSeconds: number };

/**
 * What a thread says: progress any number of times and, of a recording, its words and its sound as it comes; then one of
 * the others.
 */
export type Answer =
  | { readonly say: 'progress'; readonly fraction: number }
  | { readonly say: 'composed'; readonly words: Words }
  /** The next piece of its MP3; without one, it begins anew. */
  | { readonly say: 'audio'; readonly piece?: Uint8Array }
  | { readonly say: 'prepared' }
  | { readonly say: 'recorded'; readonly recording: Recording }
  | { readonly say: 'written'; readonly title: string; readonly lyrics: string }
  /** Without what was asked for, `refusal` says to the caller why. */
  | { readonly say: 'heard'; readonly uploaded?: Uploaded; readonly refusal?: string }
  | { readonly say: 'produced'; readonly products?: Products; readonly refusal?: string }
  | { readonly say: 'boosted'; readonly style: string }
  /** Without a film, `missing` says what its encoder lacks. */
  | { readonly say: 'filmed'; readonly film?: Uint8Array; readonly missing?: string }
  | { readonly say: 'adopted'; readonly adopted: Adopted }
  | { readonly say: 'inspected'; readonly fault: string | undefined }
  /** `refused` where the order asks for what cannot be made of its sources. */
  | { readonly say: 'failed'; readonly reason: string; readonly refused?: boolean };
