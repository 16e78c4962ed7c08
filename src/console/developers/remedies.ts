import { useEffect, useState } from 'preact/hooks';
import { ask } from '../server.ts';

/** A failure's code, and what to do about it. */
export interface Remedy {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly retryable: boolean;
}

let asked: Promise<readonly Remedy[]> | undefined;

export function readRemedies(): Promise<readonly Remedy[]> {
  asked ??= ask('/console/failures').then(
    async (answer) => ((await answer.json()) as { failures: readonly Remedy[] }).failures,
  );
  asked.catch(() => {
    asked = undefined;
  });
  return asked;
}

/** What to do about a failure, by its code; nothing until the server has said so. */
export function useRemedies(): (code: string) => string | undefined {
  const [remedies, setRemedies] = useState<readonly Remedy[]>([]);
  useEffect(() => {
    readRemedies().then(setRemedies, () => undefined);
  }, []);
  return (code) => {
    const remedy = remedies.find((each) => each.code === code)?.remedy;
    return remedy && `${remedy}.`;
  };
}
