/** When a sound begins and when nothing is left of it, in frames. */
export interface Lasting {
  readonly start: number;
  readonly end: number;
}

/** Sounds by the time at which they begin; those of a stretch are found going forward, without looking at the others. */
export class Timeline<Sound extends Lasting> {
  private readonly sounds: readonly Sound[];
  private next = 0;
  private sounding: Sound[] = [];

  constructor(sounds: readonly Sound[]) {
    this.sounds = [...sounds].sort((a, b) => a.start - b.start);
  }

  /** What sounds in frames [from, to), the earliest first; `from` never goes back. */
  during(from: number, to: number): readonly Sound[] {
    this.sounding = this.sounding.filter(({ end }) => end > from);
    for (; this.next < this.sounds.length; this.next++) {
      const sound = this.sounds[this.next] as Sound;
      if (sound.start >= to) break;
      if (sound.end > from) this.sounding.push(sound);
    }
    return this.sounding;
  }
}
