/** What the lyricist knows about one subject: whole lines, so that every song makes sense line by line. */
export interface Topic {
  readonly name: string;
  /** Words of a prompt that mean this subject, as whole words; a plural is found too. */
  readonly signs: string;
  /** Couplets "first / second" that set the scene, for the first verse. */
  readonly scene: readonly string[];
  /** Couplets that move on, for the second verse. */
  readonly turn: readonly string[];
  /** Four lines "a / b / c / d"; the first is the hook, and the song's title. */
  readonly chorus: readonly string[];
  /** Couplets that look from somewhere else. */
  readonly bridge: readonly string[];
}
