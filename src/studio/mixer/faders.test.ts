import { expect, it } from 'vitest';
import { FaderNotes, fadersAt } from './faders.ts';

it('tell where they stood at a frame, between two notes and behind the last', () => {
  const notes = new FaderNotes(100);
  const stand = (gain: number) => ({ gain, voice: 1, bed: 2, hops: 3 });
  for (let frame = 0; frame < 300; frame += 50) notes.note(frame, frame / 100, stand(frame));
  const faders = notes.all();
  expect([0, 99, 100, 250, 900, -5].map((frame) => fadersAt(faders, frame).masterDb)).toEqual([0, 0, 1, 2, 2, 0]);
  expect(fadersAt(faders, 150).voice).toEqual(stand(100));
  expect(fadersAt(undefined, 150)).toEqual({ masterDb: 0, voice: undefined });
});

it('say nothing of a voice where nobody sings', () => {
  const notes = new FaderNotes(100);
  notes.note(0, 0.25, undefined);
  expect(notes.all()).toEqual({ everyFrames: 100, masterDb: [0.25] });
});
