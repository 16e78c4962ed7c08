import type { Role } from '../score/score.ts';
import type { CompPlayer } from './accompaniment.ts';
import { inThree } from './adapt.ts';
import type { Plan } from './plan.ts';
import { instrumentNames, rangeOf } from './ranges.ts';
import { styleOf } from './styles/index.ts';
import type { CompPattern, Style } from './styles/style.ts';

/** Who plays. A role that was refused, or whose every instrument was, is absent. */
export interface Band {
  readonly bass: string | undefined;
  readonly lead: string | undefined;
  readonly solo: string | undefined;
  readonly color: string | undefined;
  readonly comps: readonly CompPlayer[];
  readonly pads: readonly CompPlayer[];
  readonly drums: boolean;
}

const singing =
  /violin|fiddle|erhu|sax|trumpet|flute|whistle|clarinet|oboe|horn|harmonica|lead|trombone|dizi|suona|shakuhachi|recorder|pipes|uilleann|voice|piccolo|ocarina|bansuri|cello|viola/;
const sustaining = /pad|strings|choir|atmosphere|tremolo$/;
const basses = /bass$|^sub_808|^log_drum|^contrabass|^tuba/;

/** The role that a wished-for instrument takes in any band. */
export function naturalRole(instrument: string): Role {
  if (basses.test(instrument) && !instrument.startsWith('bass_')) return 'bass';
  if (instrument === 'bass_pick') return 'bass';
  if (sustaining.test(instrument)) return 'pad';
  return singing.test(instrument) ? 'lead' : 'comp';
}

/** How an instrument without habits in the style accompanies. */
function habit(instrument: string, stepsPerBar: number): CompPattern {
  const twelve = stepsPerBar === 12;
  if (sustaining.test(instrument))
    return { instrument, technique: 'pad', pattern: twelve ? 'X-----------' : 'X---------------' };
  if (/distortion|overdrive/.test(instrument))
    return { instrument, technique: 'power', pattern: twelve ? 'X-----X-----' : 'X-------X---X---' };
  if (/guitar|ukulele|mandolin|bouzouki|banjo/.test(instrument))
    return { instrument, technique: 'strum', pattern: twelve ? 'D.DU.DD.DU.D' : 'D...D.U...U.D.U.' };
  if (/harp|bells|box|celesta|glock|kalimba|pluck|koto|guzheng|marimba|vibra|xylo/.test(instrument))
    return { instrument, technique: 'arp', pattern: twelve ? '1.2.3.4.3.2.' : '1.3.2.3.4.3.2.3.' };
  return { instrument, technique: 'block', pattern: twelve ? 'X-----x-----' : 'X-----x---x-----' };
}

/** Energy from which the first, second … player of a role is in: an orchestra's strings lie under everything. */
const compsJoin: readonly number[] = [0, 0.48, 0.62, 0.8];
const padsJoin: readonly number[] = [0.6, 0.8];
const orchestraJoins: readonly number[] = [0, 0.6];

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

export function castBand(plan: Plan): Band {
  const { brief, style } = plan;
  const refused = new Set(brief.refusedInstruments);
  const allowed = (instrument: string): boolean => !refused.has(instrument);
  const wanted = brief.wantedInstruments.filter((name) => instrumentNames.includes(name) && allowed(name));
  const wantedFor = (role: Role): string[] => wanted.filter((name) => naturalRole(name) === role);
  const inMetre = (other: Style): Style => (style.beatsPerBar === 3 ? inThree(other) : other);
  const guest = brief.blend ? inMetre(styleOf(brief.blend)) : undefined;
  const rotate = (names: readonly string[]): string[] => {
    const shift = plan.take === 2 && names.length > 1 ? 1 : 0;
    return [...names.slice(shift), ...names.slice(0, shift)];
  };
  const choose = (role: 'bass' | 'lead' | 'color', taken: readonly (string | undefined)[]): string | undefined => {
    if (refused.has(role)) return undefined;
    const borrowed = role === 'bass' ? [] : (guest?.instruments[role] ?? []);
    const names = [...wantedFor(role), ...rotate(style.instruments[role]), ...borrowed, ...style.instruments.lead];
    const free = names.filter((name) => allowed(name) && !taken.includes(name));
    return role === 'bass' ? free.find((name) => rangeOf(name)[0] < 45) : free[0];
  };
  const lead = choose('lead', []);
  const solo = brief.soloist ?? wantedFor('lead')[1] ?? choose('lead', [lead]) ?? lead;
  const extraLead = wantedFor('lead').find((name) => name !== lead);
  const color = refused.has('color') ? undefined : (extraLead ?? choose('color', [lead]));
  const guestComps = guest
    ? guest.comp.filter((pattern) => pattern.pattern.length % style.stepsPerBar === 0).slice(0, 1)
    : [];
  const patterns = [...style.comp, ...guestComps];
  const playersFor = (role: 'comp' | 'pad'): CompPlayer[] => {
    if (refused.has(role)) return [];
    const isRole = (pattern: CompPattern): boolean => (pattern.technique === 'pad') === (role === 'pad');
    const habitual = unique(patterns.filter((pattern) => isRole(pattern)).map((pattern) => pattern.instrument));
    const fallback = habitual.length === 0 && role === 'pad' ? style.instruments.pad.slice(0, 1) : [];
    const usualPlayers = rotate([...habitual, ...fallback]).filter(allowed);
    const others = usualPlayers.filter((name) => name !== lead);
    // Alone with the melody, a piano or a guitar accompanies itself.
    const own = others.length > 0 || role === 'pad' ? others : usualPlayers;
    const names = unique([...wantedFor(role), ...own]).slice(0, role === 'comp' ? 4 : 2);
    return names.map((instrument, index) => {
      const written = patterns.filter((pattern) => pattern.instrument === instrument && isRole(pattern));
      const usual = styleOf(style.id);
      const learnt = { ...usual, comp: [habit(instrument, usual.stepsPerBar)] };
      const used = written.length > 0 ? written : inMetre(learnt).comp;
      const isWanted = wanted.includes(instrument);
      const layers = role === 'comp' ? compsJoin : style.family === 'orchestral' ? orchestraJoins : padsJoin;
      // A dense arrangement has everyone in from the verses on, a sparse one keeps most for the peaks.
      const waits = index === 0 && role === 'comp' ? 0 : -0.25 * (brief.arrangement?.density ?? 0);
      return {
        instrument,
        patterns: new Map(used.map((pattern) => [pattern.section ?? '', pattern] as const)),
        fromEnergy: isWanted ? Math.min(0.48, layers[index] ?? 0.8) : (layers[index] ?? 0.8) + waits,
        centre: role === 'pad' ? 62 : ([60, 65, 57, 69][index] ?? 60),
      };
    });
  };
  return {
    bass: choose('bass', []),
    lead,
    solo,
    color,
    comps: playersFor('comp'),
    pads: playersFor('pad'),
    drums: !refused.has('drums'),
  };
}
