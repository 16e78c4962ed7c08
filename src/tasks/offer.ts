import type { AllowedEngines } from '../accounts/accounts.ts';
import { type Failure, failure } from '../catalogue/failures.ts';
import type { KindName } from '../catalogue/kinds/index.ts';
import type { Engine } from '../engines/engine.ts';
import type { AccountId } from '../ids.ts';
import { ableTo, officialOf, type Provider } from '../routing/route.ts';

interface OfferRoom {
  readonly engines: readonly Engine[];
  /** As RunnerRoom. */
  readonly official?: string | undefined;
  readonly enginesOf: (account: AccountId) => Promise<AllowedEngines>;
}

/** Why nobody would make an order of this kind for this account; undefined where somebody may. */
export type Offer = (account: AccountId, kind: KindName, provider?: Provider) => Promise<Failure | undefined>;

/** What is said where a list leaves nobody. */
export const noneAllowed = (kind: KindName): Failure =>
  failure('feature_disabled', `${kind}: no engine that this account may use makes it. Ask the operator of this server`);

export function createOffer({ engines, official, enginesOf }: OfferRoom): Offer {
  const named = officialOf(engines, official);
  return async (account, kind, provider) => {
    const all = ableTo(engines, { kind });
    if (all.length === 0) return failure('feature_disabled', `${kind}: is not available here`);
    const allowed = await enginesOf(account);
    if (allowed === null) return undefined;
    const able = ableTo(engines, { kind, allowed });
    if (able.length === 0) return noneAllowed(kind);
    if (provider !== 'official' || able.some(({ name }) => name === named)) return undefined;
    const why = 'the official engine is none that may make this for this account. Order with auto or value';
    return failure('feature_disabled', `provider: ${why}`, { field: 'provider' });
  };
}
