import { useCallback, useEffect, useState } from 'preact/hooks';
import { reasonOf } from '../server.ts';

export interface Loaded<T> {
  readonly value: T | undefined;
  readonly fault: string | undefined;
  readonly reload: () => void;
}

/** Something that the server is asked for when a component appears, and again on demand. */
export function useLoad<T>(ask: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ value?: T; fault?: string }>({});
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    ask().then(
      (value) => current && setState({ value }),
      (error: unknown) => current && setState((before) => ({ ...before, fault: reasonOf(error) })),
    );
    return () => {
      current = false;
    };
  }, [round]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  return { value: state.value, fault: state.fault, reload };
}
