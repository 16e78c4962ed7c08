export interface Order {
  readonly name: string;
  readonly tags: string;
  readonly style: string;
  readonly seed: number;
}

export function fixedSet(seeds: number): Order[];
