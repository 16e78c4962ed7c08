import { useEffect, useRef, useState } from 'preact/hooks';
import type { Sheet } from '../../sdk/types.ts';

const known = new Map<string, Promise<Sheet>>();

/** What can be seen of a clip's music: asked for once. */
function readSheet(url: string): Promise<Sheet> {
  const before = known.get(url);
  if (before) return before;
  const asked = fetch(url).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json() as Promise<Sheet>;
  });
  known.set(url, asked);
  asked.catch(() => known.delete(url));
  return asked;
}

/** The sheet behind an address; nothing where there is none, or until it has come. */
export function useSheet(url: string | undefined): Sheet | undefined {
  const [state, setState] = useState<{ url?: string; sheet?: Sheet }>({});
  useEffect(() => {
    if (url === undefined) return;
    let current = true;
    readSheet(url).then(
      (sheet) => current && setState({ url, sheet }),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [url]);
  return state.url === url ? state.sheet : undefined;
}

/** Whether an element has come into view. */
export function useSeen<E extends Element>() {
  const place = useRef<E>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      setSeen(true);
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return { place, seen };
}
