import type { Order } from '../catalogue/kinds/index.ts';
import type { Sheet, TakeText, Text, TimedWord } from '../catalogue/results.ts';

/** Music that an order starts from. */
export interface Source {
  /** Where others can fetch it. */
  readonly url: string;
  /**
   * The sound as a file: an MP3 of a clip, anything at all from an address.
   *
   * @throws {Failed} with words for the caller when it cannot be had
   */
  audio(): Promise<Uint8Array>;
  /** What is known of it when it is a clip of ours, and not merely an address. */
  readonly clip?: SourceClip;
}

export interface SourceClip extends TakeText {
  readonly id: string;
  readonly durationSeconds: number;
  /** The order that it came of, and the engine that made it. */
  readonly order: Order;
  readonly engine: string | null;
  artwork(): Promise<Uint8Array | undefined>;
  /** What that engine kept of it: `Take.score`. Undefined when nothing was, or the files have expired. */
  score(): Promise<Uint8Array | undefined>;
  /** What the clip itself was made from. */
  sources(): Promise<readonly Source[]>;
}

/** One variation, as bytes; the core checks and stores them. */
export interface Take extends TakeText {
  readonly durationSeconds: number;
  readonly audio: Uint8Array;
  readonly artwork: Uint8Array;
  /** The engine's own notes, kept beside the take for works made from it later; nobody else reads them. */
  readonly score?: Uint8Array;
  /** What the outside may see of them. */
  readonly sheet?: Sheet;
}

/** A result that is a file and no take. */
export interface MadeFile {
  readonly name: string;
  /** Without the dot. */
  readonly extension: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** What came of an order; the kind says which parts are given. */
export interface Made {
  readonly takes?: readonly Take[];
  readonly texts?: readonly Text[];
  readonly files?: readonly MadeFile[];
  readonly timing?: readonly TimedWord[];
  readonly reference?: string;
}

/** Results that are there before the end; an engine need not tell them. */
export interface SoFar {
  /** The words of the takes that are composed, in their order and without a gap. */
  readonly texts?: readonly TakeText[];
  /** The takes that are done, each in its place. */
  readonly takes?: readonly (Take | undefined)[];
}
