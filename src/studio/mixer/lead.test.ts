import { expect, it } from 'vitest';
import { random } from '../random.ts';
import { gainOverDb } from './lead.ts';

const RATE = 22_050;
const noise = (stream: string, level: number) => {
  const draw = random(1, stream);
  const left = Float32Array.from({ length: 2 * RATE }, () => level * (draw.next() - 0.5));
  return { left, right: left };
};

it('brings a lead over its bed, and leaves it alone where there is no bed', () => {
  const lead = noise('lead', 0.2);
  expect(gainOverDb(2, lead, noise('bed', 0.2), RATE)).toBeCloseTo(2, 0);
  expect(gainOverDb(2, lead, noise('bed', 0), RATE)).toBe(0);
  expect(gainOverDb(2, noise('lead', 0), lead, RATE)).toBe(0);
});
