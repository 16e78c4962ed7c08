const numbers: Readonly<Record<string, number>> = {
  half: 0.5,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
};

const clock = /\b(\d):([0-5]\d)\b/;
const minutes =
  /\b(\d+(?:[.,]\d+)?|half|one|two|three|four|five|six|seven|eight)(\s+and\s+a\s+half)?(?:\s+an?)?[\s-]*(?:minut(?:es?|en?|os?|i)|mins?)\b/i;
const seconds = /\b(\d{1,3})[\s-]*(?:second(?:s|es?|[oi])?|segundos?|sekunden?|secs?)\b/i;

/** Shorter than this nothing has a form, in seconds. */
const shortest = 20;

/** The length that a text asks for in seconds, as "2:30", "90 seconds", "two and a half minutes", "3 Minuten". */
export function readLength(text: string): number | undefined {
  const asked = lengthIn(text);
  return asked === undefined ? undefined : Math.max(shortest, Math.round(asked));
}

function lengthIn(text: string): number | undefined {
  const [, hourless, rest] = clock.exec(text) ?? [];
  if (hourless !== undefined) return Number(hourless) * 60 + Number(rest);
  const [, many, half] = minutes.exec(text) ?? [];
  if (many !== undefined) {
    const whole = numbers[many.toLowerCase()] ?? Number(many.replace(',', '.'));
    return (whole + (half ? 0.5 : 0)) * 60;
  }
  const [, few] = seconds.exec(text) ?? [];
  return few === undefined ? undefined : Number(few);
}

export const saysLength = (tag: string): boolean => lengthIn(tag) !== undefined;
