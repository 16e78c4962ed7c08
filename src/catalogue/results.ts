/** Words that somebody may sing, or tags; which of them, the kind of the order says. */
export interface Text {
  readonly title: string;
  readonly text: string;
}

/** The words of a take, which are known before it can be heard. */
export interface TakeText {
  readonly title: string;
  readonly lyrics: string;
  readonly tags: string;
}

/** A word and when it is sung, in seconds. */
export interface TimedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** A line of words and when it is sung. */
export interface SheetLine {
  /** The mark above it, as the lyrics have it: `Chorus`. */
  readonly section: string;
  readonly words: readonly TimedWord[];
}

/** What can be seen of a take's music; times in seconds. */
export interface Sheet {
  readonly tempoBpm: number;
  readonly beatsPerBar: number;
  /** "C", "F# minor", "D dorian". */
  readonly key: string;
  readonly sections: readonly { readonly label: string; readonly start: number; readonly end: number }[];
  readonly chords: readonly { readonly symbol: string; readonly start: number; readonly end: number }[];
  readonly lines: readonly SheetLine[];
  /** The loudest sample of each of some hundred stretches of the same length, 0 to 1. */
  readonly peaks: readonly number[];
}
