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

/** What the element was given. */
let loaded: Playable | undefined;

function load(clip: Playable): void {
  audio.src = clip.audio;
  loaded = clip;
}

function choose(clip: Playable): void {
  if (player.get().clip?.id === clip.id) return;
  load(clip);
  change({ clip, time: 0, duration: clip.durationSeconds, fault: false });
}

/** A take that was being made when it was put on is done: what plays goes on undisturbed. */
export function complete(clip: Playable): void {
  const { clip: now } = player.get();
  if (now?.id === clip.id && now.isLive && !clip.isLive) change({ clip, duration: clip.durationSeconds });
}

/** Before it plays from another place: the file in the place of what grew, which cannot be sought in, or of what broke. */
function renew(clip: Playable, seconds: number): void {
  complete(clip);
  if (audio.error === null && !(loaded?.isLive && !clip.isLive)) return;
  load(clip);
  audio.currentTime = clip.isLive ? 0 : seconds;
}

// A play that is overtaken by a pause or by another song is no fault; others come as the element's own event.
const start = (): void => void audio.play().catch(() => undefined);

export function toggle(clip: Playable): void {
  const wasHere = player.get().clip?.id === clip.id;
  choose(clip);
  if (wasHere && !audio.paused) {
    audio.pause();
    return;
  }
  renew(clip, audio.ended ? 0 : audio.currentTime);
  start();
}

/** Goes to a place in seconds; a clip that is not on yet starts there. */
export function seek(clip: Playable, seconds: number): void {
  const wasHere = player.get().clip?.id === clip.id;
  choose(clip);
  const wasPlaying = wasHere && !audio.paused;
  renew(clip, seconds);
  audio.currentTime = seconds;
  change({ time: seconds });
  // A file that takes the place of another one waits to be started.
  if (!wasHere || wasPlaying) start();
}

export function stop(): void {
  audio.pause();
  audio.removeAttribute('src');
  audio.load();
  change({ clip: undefined, playing: false, time: 0, duration: 0, fault: false });
}
