/** Audio from outside that is not taken; the message is a sentence for whoever sent it. */
export class Unreadable extends Error {}

export const mostSeconds = 480;
export const leastSeconds = 6;

export const tooLong = (): Unreadable =>
  new Unreadable(`The audio lasts longer than ${mostSeconds / 60} minutes. Send ${leastSeconds} seconds to 8 minutes`);

export const damaged = (format: string, why: string): Unreadable =>
  new Unreadable(`The ${format} audio is damaged: ${why}. Export it again`);
