import { createStore } from '../store.ts';
import type { Playable } from './playable.ts';

export interface Playing {
  readonly clip: Playable | undefined;
  readonly playing: boolean;
  readonly time: number;
  readonly duration: number;
  readonly fault: boolean;
}

export const player = createStore<Playing>({ clip: undefined, playing: false, time: 0, duration: 0, fault: false });

const change = (part: Partial<Playing>): void => player.set({ ...player.get(), ...part });

/** One sound at a time: every play button moves the same element. */
const audio = new Audio();
audio.preload = 'metadata';
audio.addEventListener('play', () => change({ playing: true, fault: false }));
audio.addEventListener('pause', () => change({ playing: false }));
audio.addEventListener('ended', () => change({ playing: false }));
audio.addEventListener('timeupdate', () => change({ time: audio.currentTime }));
audio.addEventListener('seeked', () => change({ time: audio.currentTime }));
audio.addEventListener('error', () => change({ playing: false, fault: audio.error !== null && audio.src !== '' }));
audio.addEventListener('loadedmetadata', () => {
  if (Number.isFinite(audio.duration)) change({ duration: audio.duration });
});

function choose(clip: Playable): void {
  if (player.get().clip?.id === clip.id) return;
  audio.src = clip.audio;
  change({ clip, time: 0, duration: clip.durationSeconds, fault: false });
}

// A play that is overtaken by a pause or by another song is no fault; others come as the element's own event.
const start = (): void => void audio.play().catch(() => undefined);

export function toggle(clip: Playable): void {
  const wasHere = player.get().clip?.id === clip.id;
  choose(clip);
  if (wasHere && !audio.paused) audio.pause();
  else start();
}

/** Goes to a place in seconds; a clip that is not on yet starts there. */
export function seek(clip: Playable, seconds: number): void {
  const wasHere = player.get().clip?.id === clip.id;
  choose(clip);
  audio.currentTime = seconds;
  change({ time: seconds });
  if (!wasHere) start();
}

export function stop(): void {
  audio.pause();
  audio.removeAttribute('src');
  audio.load();
  change({ clip: undefined, playing: false, time: 0, duration: 0, fault: false });
}
