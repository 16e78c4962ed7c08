import { createStore } from './store.ts';

export const paths = ['/', '/library', '/developers', '/docs'] as const;
export type Path = (typeof paths)[number];

const here = (): Path => paths.find((path) => path === location.pathname) ?? '/';

export const place = createStore<Path>(here());
export const section = createStore(location.hash.slice(1));

const arrive = (): void => {
  place.set(here());
  section.set(location.hash.slice(1));
};
window.addEventListener('popstate', arrive);
window.addEventListener('hashchange', arrive);

export function go(path: Path, hash = ''): void {
  history.pushState(null, '', hash === '' ? path : `${path}#${hash}`);
  arrive();
}
