/** Sound as it came from elsewhere, and what is known of it. */
export interface Found {
  readonly audio: Uint8Array;
  /** A picture, if any came; one is painted where it is no JPEG. */
  readonly artwork?: Uint8Array;
  readonly title: string;
  readonly tags: string;
  readonly seed: number;
}

/** The same as the house keeps takes: MP3, a JPEG, its length measured. */
export interface Adopted {
  readonly audio: Uint8Array;
  readonly artwork: Uint8Array;
  readonly durationSeconds: number;
}

/** Makes takes of the house of what others made; done in a thread, as it may decode and encode. */
export type Adopt = (found: Found) => Promise<Adopted>;

/** The way out to addresses that an upstream gave: guarded, because nobody knows where they lead. */
export type Fetch = (
  url: string,
  limits: { readonly timeoutMs: number; readonly maxBytes: number },
) => Promise<{ readonly bytes: Uint8Array } | { readonly failure: string }>;

/** Words to sing, where an upstream has nobody who writes them. */
export type Write = (prompt: string, seed: number) => Promise<{ readonly title: string; readonly lyrics: string }>;

/** What the house lends to every upstream. */
export interface Workshop {
  readonly adopt: Adopt;
  readonly fetch: Fetch;
  readonly write: Write;
}
