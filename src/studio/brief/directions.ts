import { kindOf } from '../words/headers.ts';
import type { Direction } from './brief.ts';
import { playersIn } from './players.ts';
import { scan } from './scan.ts';

/** A mark says several things: "Verse 1 - soft, piano only". */
const phrasesOf = (mark: string): string[] =>
  mark
    .replaceAll('_', ' ')
    .split(/\s[-–—]\s|[|,;]/u)
    .map((phrase) => phrase.trim().toLowerCase())
    .filter(Boolean);

/** "Energy: 8/10", "Dynamics: soft". */
const settings = /^(?:energy|mood|dynamics|texture|atmosphere|inst(?:rument(?:s|al|ation)?)?|style)\s*[:：]\s*/iu;
const energyOutOfTen = /^energy\s*[:：]\s*(\d+(?:\.\d+)?)\s*(?:\/\s*10)?$/iu;

/** So much of the energy curve lies between the calmest section and the wildest. */
const ENERGY_SPAN = 0.6;
/** Share of a word's energy, of a whole song, that it adds to one section. */
const ENERGY_SHARE = 0.35;

const unaccompanied = /^(?:a ?cap+ella|vocals? only|voices? only|no (?:instruments|band|music)|unaccompanied)$/;
const everyone =
  /\b(?:full (?:band|orchestra|arrangement)|band (?:re-?)?enters|all instruments|tutti|everyone (?:in|plays))\b/;
const strikes = /\b(?:beat (?:drops?|kicks in)|bass drops?)\b/;
const rising = /^(?:half[- ]step up|key (?:change|up)(?: up)?|modulat(?:ion|e|es|e up)|truck driver.*)$/;
const swelling =
  /^(?:crescendo|building(?: up)?|build|(?:.* )?swells?|rising|gradually (?:building|rising)|intensif.*)$/;
const ebbing = /^(?:de-?crescendo|diminuendo|wind(?:ing)? down|calm(?:ing|s)? down|fading|soften(?:ing|s)?)$/;
const stopping =
  /^(?:stop|silence|abrupt silence|pause|cut|dead stop|(?:beat|music|band) stops|\d+ bars? rest|stop[- ]time)$/;
const halving = /^half[- ]?time(?: feel| groove)?$/;
const stripped =
  /^(?:stripped(?: (?:back|down))?|strip (?:back|down)|minimal|sparse|quiet(?:er|ly)?|soft(?:er|ly)?|gentle|intimate)$/;
const raised = /^(?:loud(?:er)?|full|big|huge|explosive|explodes|climax|powerful|heavy)$/;

const alone = /^(?:only|just|solo) (?<who>.+)$|^(?<whose>.+?) (?:only|alone)$/;
const resting = /^(?:no|without|drop) (?<who>.+)$|^(?<whose>.+?) (?:drops? )?out$/;
const entering =
  /^(?:add|enter) (?<who>.+)$|^(?<whose>.+?) (?:enters?|joins?(?: in)?|comes? (?:back )?in|kicks? in|starts?|begins?)$/;

const playersAfter = (pattern: RegExp, phrase: string): string[] => {
  const { who, whose } = pattern.exec(phrase)?.groups ?? {};
  const words = (who ?? whose ?? '').replace(/^the /, '');
  return words.split(/ and | & |\+/).flatMap(playersIn);
};

/** Instruments by name; roles are in every band. */
const instrumentsAmong = (words: string): string[] =>
  scan(words)
    .flatMap(({ meaning }) => meaning.instruments ?? [])
    .slice(0, 1);

function readPhrase(phrase: string): Direction {
  const outOfTen = energyOutOfTen.exec(phrase)?.[1];
  if (outOfTen !== undefined) return { energy: (Math.min(10, Number(outOfTen)) / 10 - 0.5) * ENERGY_SPAN };
  const words = phrase.replace(settings, '');
  if (unaccompanied.test(words)) return { only: [] };
  if (everyone.test(words)) return { energy: 0.2 };
  if (strikes.test(words)) return { energy: 0.25 };
  if (rising.test(words)) return { rises: /half/.test(words) ? 1 : 2 };
  if (stopping.test(words)) return { stops: true };
  if (halving.test(words)) return { halfTime: true };
  const only = playersAfter(alone, words);
  if (only.length > 0) return { only, joins: instrumentsAmong(words) };
  const rests = playersAfter(resting, words);
  if (rests.length > 0) return { rests };
  const enters = playersAfter(entering, words);
  if (enters.length > 0) return { enters, joins: instrumentsAmong(words) };
  if (swelling.test(words)) return { swell: 1 };
  if (ebbing.test(words)) return { swell: -1 };
  if (stripped.test(words)) return { energy: -0.25 };
  if (raised.test(words)) return { energy: 0.2 };
  const found = scan(words);
  const energy = found.reduce((sum, { meaning }) => sum + (meaning.energy ?? 0), 0) * ENERGY_SHARE;
  const joins = found.flatMap(({ meaning }) => (meaning.style ? [] : (meaning.instruments ?? [])));
  return {
    ...(energy !== 0 && { energy: Math.max(-0.3, Math.min(0.3, energy)) }),
    ...(joins.length > 0 && { joins: joins.slice(0, 1) }),
  };
}

/** What several directions say together, the last word being the latest's; undefined where they say nothing. */
export function together(directions: readonly Direction[]): Direction | undefined {
  const energy = directions.reduce((sum, each) => sum + (each.energy ?? 0), 0);
  const all: Direction = Object.assign({}, ...directions, energy === 0 ? {} : { energy });
  return Object.keys(all).length > 0 ? all : undefined;
}

/** What a mark says of the band; undefined where it says nothing of it. */
export function directionOf(mark: string): Direction | undefined {
  const [name = '', ...rest] = phrasesOf(
    mark.replace(/^([^:：]+)[:：]\s*/u, (whole, name: string) => (kindOf(name) ? `${name} - ` : whole)),
  );
  // What names the section is not said of it: a "Guitar Solo" is no wish for guitars alone.
  const phrases = kindOf(name) ? rest : [name, ...rest];
  return together(phrases.map(readPhrase));
}

/** What marks in the lyrics say of the band, by their text. */
export const directionsOf = (marks: readonly string[]): Readonly<Record<string, Direction>> =>
  Object.fromEntries(
    marks.flatMap((mark) => {
      const direction = directionOf(mark);
      return direction ? [[mark, direction] as const] : [];
    }),
  );
