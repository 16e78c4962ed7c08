/** Words that somebody may sing, or tags; which of them, the kind of the order says. */
export interface Text {
  readonly title: string;
  readonly text: string;
}

/** A word and when it is sung, in seconds. */
export interface TimedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}
