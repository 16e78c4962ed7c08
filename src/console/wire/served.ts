import { useEffect, useState } from 'preact/hooks';
import { type OpenApi, openApi } from '../docs/openapi.ts';

const none: ReadonlySet<string> = new Set();

/** A path of OpenAPI matches a real one when only its braces differ: `/suno/submit/{action}`. */
const pathsOf = ({ paths }: OpenApi): readonly RegExp[] =>
  Object.keys(paths).map(
    (path) => new RegExp(`^${path.replace(/[.+*?^$()[\]|]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`),
  );

/** Whether this server serves a path; nothing until it has said so. */
export function useServed(): Pick<ReadonlySet<string>, 'has'> {
  const [patterns, setPatterns] = useState<readonly RegExp[] | undefined>();
  useEffect(() => {
    openApi().then(
      (spec) => setPatterns(pathsOf(spec)),
      () => setPatterns([]),
    );
  }, []);
  return patterns ? { has: (path) => patterns.some((pattern) => pattern.test(path)) } : none;
}
