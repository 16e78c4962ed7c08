import { useEffect, useState } from 'preact/hooks';

/** A value that several components look at. */
export interface Store<T> {
  get(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function useStore<T>(store: Store<T>): T {
  const [value, setValue] = useState(() => ({ now: store.get() }));
  useEffect(() => {
    const look = () => setValue({ now: store.get() });
    look();
    return store.subscribe(look);
  }, [store]);
  return value.now;
}

/** Reads what an earlier visit left; whoever forbids storage starts afresh each time. */
export function remembered<T>(name: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(`cantiga.${name}`);
    return text === null ? otherwise : (JSON.parse(text) as T);
  } catch {
    return otherwise;
  }
}

export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(`cantiga.${name}`, JSON.stringify(value));
  } catch {
    // Without storage the page works the same, until it is closed.
  }
}
