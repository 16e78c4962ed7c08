/** The least of the last 2·window + 1 values (a monotonic queue); before the first there were ones. */
export class SlidingMinimum {
  private readonly size: number;
  private readonly places: Float64Array;
  private readonly values: Float32Array;
  private head = 0;
  private tail = 0;
  private count = 0;

  constructor(window: number) {
    this.size = 2 * window + 1;
    this.places = new Float64Array(this.size + 1);
    this.values = new Float32Array(this.size + 1);
  }

  next(value: number): number {
    const { places, values } = this;
    const ring = values.length;
    let { head, tail } = this;
    const place = this.count++;
    while (tail !== head && (values[tail === 0 ? ring - 1 : tail - 1] as number) >= value)
      tail = tail === 0 ? ring - 1 : tail - 1;
    places[tail] = place;
    values[tail] = value;
    tail = tail + 1 === ring ? 0 : tail + 1;
    while ((places[head] as number) <= place - this.size) head = head + 1 === ring ? 0 : head + 1;
    this.head = head;
    this.tail = tail;
    return values[head] as number;
  }
}
