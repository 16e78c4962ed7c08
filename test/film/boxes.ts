/** What the tests need of an MP4: its boxes in their order, and how long its tracks last. */

interface Box {
  readonly name: string;
  readonly body: DataView;
}

export function boxesIn(view: DataView): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= view.byteLength; ) {
    const size = view.getUint32(at);
    const name = String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(at + offset)));
    const whole = size === 0 ? view.byteLength - at : size;
    if (whole < 8 || at + whole > view.byteLength) throw new Error(`the box ${name} is cut off`);
    boxes.push({ name, body: new DataView(view.buffer, view.byteOffset + at + 8, whole - 8) });
    at += whole;
  }
  return boxes;
}

const inside = (box: DataView, name: string): DataView => {
  const found = boxesIn(box).find((each) => each.name === name);
  if (!found) throw new Error(`there is no box ${name}`);
  return found.body;
};

interface Track {
  /** `vide` or `soun`. */
  readonly handler: string;
  readonly seconds: number;
  /** `avc1`, `mp4a`. */
  readonly codec: string;
}

const nameAt = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));

/** Durations as they are presented: an edit list that hides the encoder's delay is counted. */
export function tracksOf(moov: DataView): Track[] {
  const timescale = inside(moov, 'mvhd').getUint32(12);
  return boxesIn(moov)
    .filter(({ name }) => name === 'trak')
    .map(({ body }) => {
      const media = inside(body, 'mdia');
      const samples = inside(inside(media, 'minf'), 'stbl');
      return {
        handler: nameAt(inside(media, 'hdlr'), 8),
        seconds: inside(body, 'tkhd').getUint32(20) / timescale,
        codec: nameAt(inside(samples, 'stsd'), 12),
      };
    });
}
