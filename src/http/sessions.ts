import { type Entropy, sha256, token } from '../ids.ts';

const sessionMs = 30 * 24 * 60 * 60 * 1000;
const linkMs = 60 * 60 * 1000;
const keepAtMost = 1000;

interface Kept {
  readonly key: string;
  readonly until: number;
}

/**
 * What the console is opened with. A session stands for an API key and can do what that key can, no longer than the
 * key is valid; it lives in this process alone, so that a page keeps no secret and a restart ends every session.
 */
export interface Sessions {
  /** Starts a session in the name of a key; answers the secret for the cookie. */
  open(key: string): string;
  keyOf(secret: string): string | undefined;
  close(secret: string): void;
  /** The secret of a link that opens one session, once, within the hour. */
  link(key: string): string;
  /** Uses a link up; answers its key. */
  follow(secret: string): string | undefined;
}

export function createSessions(clock: () => number, entropy: Entropy): Sessions {
  const keep = (kept: Map<string, Kept>, key: string, lifeMs: number): string => {
    const oldest = kept.keys().next();
    if (kept.size >= keepAtMost && !oldest.done) kept.delete(oldest.value);
    const secret = token(entropy);
    kept.set(sha256(secret), { key, until: clock() + lifeMs });
    return secret;
  };
  const find = (kept: Map<string, Kept>, secret: string): string | undefined => {
    const found = kept.get(sha256(secret));
    return found && found.until > clock() ? found.key : undefined;
  };
  const sessions = new Map<string, Kept>();
  const links = new Map<string, Kept>();
  return {
    open: (key) => keep(sessions, key, sessionMs),
    keyOf: (secret) => find(sessions, secret),
    close: (secret) => void sessions.delete(sha256(secret)),
    link: (key) => keep(links, key, linkMs),
    follow: (secret) => {
      const key = find(links, secret);
      links.delete(sha256(secret));
      return key;
    },
  };
}
