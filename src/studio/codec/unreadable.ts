/** Audio from outside that is not taken; the message is a sentence for whoever sent it. */
export class Unreadable extends Error {}

export const mostSeconds = 480;
export const leastSeconds = 6;
const LOWEST_RATE = 8_000;
const HIGHEST_RATE = 192_000;

export const tooLong = (): Unreadable =>
  new Unreadable(`The audio lasts longer than ${mostSeconds / 60} minutes. Send ${leastSeconds} seconds to 8 minutes`);

export const damaged = (format: string, why: string): Unreadable =>
  new Unreadable(`The ${format} audio is damaged: ${why}. Export it again`);

/** What a header says is looked at before there is room made for it. */
export function demandRate(sampleRate: number): void {
  if (!(sampleRate >= LOWEST_RATE && sampleRate <= HIGHEST_RATE))
    throw new Unreadable(`The audio has ${sampleRate} samples a second. Send ${LOWEST_RATE} to ${HIGHEST_RATE}`);
}
