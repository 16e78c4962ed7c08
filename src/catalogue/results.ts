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
