import { type KindName, kinds } from '../catalogue/kinds/index.ts';
import type { Engine } from '../engines/engine.ts';
import { createHealth, type Health } from './health.ts';

/** What a caller may wish of the choice: `official` the named engine alone, `value` the cheapest, `auto` the best. */
export const providers = ['auto', 'value', 'official'] as const;
export type Provider = (typeof providers)[number];

/** One task's wishes, and what has become of them so far. */
export interface Wish {
  readonly kind: KindName;
  readonly provider: Provider;
  /** The engine that made what the order starts from. */
  readonly maker?: string | null;
  /** Engines that have refused this task. */
  readonly refused: ReadonlySet<string>;
  /** The only engines to which the account's orders may go; null for all. */
  readonly allowed?: readonly string[] | null;
}

export interface Choice {
  readonly engine: Engine;
  /** For the operator and the caller: why this one. */
  readonly reason: string;
}

/** How an engine is, as far as its work tells. */
export interface EngineState {
  readonly name: string;
  readonly kinds: readonly KindName[];
  /** False while it rests after faults. */
  readonly isWell: boolean;
  readonly restsUntil: number | null;
  /** In a row. */
  readonly faults: number;
  /** How long its work took lately, by kind. */
  readonly expectedSeconds: Readonly<Partial<Record<KindName, number>>>;
}

export interface Router extends Pick<Health, 'failed' | 'worked'> {
  /** Undefined when no engine is left that can. */
  choose(wish: Wish): Choice | undefined;
  engines(): EngineState[];
}

const kindNames = Object.keys(kinds) as KindName[];

/** The engines that an order may go to, in the operator's order. */
export const ableTo = (engines: readonly Engine[], { kind, allowed }: Pick<Wish, 'kind' | 'allowed'>): Engine[] =>
  engines.filter((engine) => engine.can(kind) && (!allowed || allowed.includes(engine.name)));

/** What `official` means where no setting says it. */
export const officialOf = (engines: readonly Engine[], official?: string): string | undefined =>
  official ?? engines[0]?.name;

const ofFour = (factor: number): number => Math.log(factor) / Math.log(4);

/**
 * Chooses among engines in the operator's order of preference.
 *
 * `auto`: the lowest place, where every fourfold of the lowest price or of the shortest expected time costs one place.
 *
 * @param official the engine that `official` names; the first one when undefined
 */
export function createRouter(engines: readonly Engine[], clock: () => number, official?: string): Router {
  const health = createHealth(clock);
  const named = officialOf(engines, official);

  const placeOf = (engine: Engine, able: readonly Engine[], kind: KindName): number => {
    const costs = able.flatMap(({ cost = 0 }) => (cost > 0 ? [cost] : []));
    const times = able.flatMap(({ name }) => health.expectedMs(name, kind) ?? []);
    const time = health.expectedMs(engine.name, kind);
    const byCost = engine.cost ? ofFour(engine.cost / Math.min(...costs)) : 0;
    const byTime = time ? ofFour(time / Math.max(1, Math.min(...times))) : 0;
    return engines.indexOf(engine) + byCost + Math.max(0, byTime);
  };

  /** An upstream whose price nobody told is dearer than any that has one. */
  const costOf = ({ cost, paid }: Engine): number => cost ?? (paid ? Number.POSITIVE_INFINITY : 0);
  const least = (able: readonly Engine[], measure: (engine: Engine) => number): Engine | undefined =>
    able.reduce<Engine | undefined>((best, each) => (best && measure(best) <= measure(each) ? best : each), undefined);

  const chosen = (wish: Wish, able: readonly Engine[]): Choice | undefined => {
    const said = (engine: Engine | undefined, reason: string): Choice | undefined => engine && { engine, reason };
    const maker = able.find(({ name }) => name === wish.maker);
    if (maker) return said(maker, `${wish.provider}: it made the source`);
    const among = `of ${able.length} that can`;
    if (wish.provider === 'value') return said(least(able, costOf), `value: the cheapest ${among}`);
    return said(
      least(able, (engine) => placeOf(engine, able, wish.kind)),
      `auto: the best ${among}, by preference, price and expected time`,
    );
  };

  return {
    failed: health.failed,
    worked: health.worked,
    engines: () =>
      engines.map((engine) => {
        const { name } = engine;
        const able = kindNames.filter((kind) => engine.can(kind));
        const isWell = health.isWell(name);
        return {
          name,
          kinds: able,
          isWell,
          restsUntil: isWell ? null : health.restsUntil(name),
          faults: health.faults(name),
          expectedSeconds: Object.fromEntries(
            able.flatMap((kind) => {
              const ms = health.expectedMs(name, kind);
              return ms === undefined ? [] : [[kind, ms / 1000]];
            }),
          ),
        };
      }),
    choose: (wish) => {
      const able = ableTo(engines, wish).filter(({ name }) => !wish.refused.has(name));
      const within = wish.allowed ? '; among the engines of the account' : '';
      if (wish.provider === 'official') {
        const engine = able.find(({ name }) => name === named);
        return engine && { engine, reason: `official: the named engine alone${within}` };
      }
      const well = able.filter(({ name }) => health.isWell(name));
      const after = wish.refused.size > 0 ? `${within}; refused by ${[...wish.refused].join(', ')}` : within;
      const choice = chosen(wish, well);
      if (choice) return { ...choice, reason: choice.reason + after };
      // All rest: rather the one whose rest is over soonest than none.
      const engine = least(able, ({ name }) => health.restsUntil(name));
      return engine && { engine, reason: `${wish.provider}: no engine is well; the next to be tried${after}` };
    },
  };
}
