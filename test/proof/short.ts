import { expect, it } from 'vitest';
import type { Part } from '../../proof/part.ts';

/** The short form of a part of `npm run proof`: every figure holds. */
export function provesShortly(name: string, part: Part, timeoutMs = 120_000): void {
  it(
    `${name}: ${part.promise}`,
    async () => {
      const figures = await part.run(part.short, () => {});
      expect(figures.length).toBeGreaterThan(0);
      expect(figures.filter(({ holds }) => !holds)).toEqual([]);
    },
    timeoutMs,
  );
}
