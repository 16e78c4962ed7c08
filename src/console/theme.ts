import { createStore, remember, remembered } from './store.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const theme = createStore<Theme>('system');

export function paint(name: Theme): void {
  const root = document.documentElement;
  if (name === 'system') root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', name);
  remember('theme', name);
  theme.set(name);
}

export const firstTheme = (): Theme => themes.find((name) => name === remembered('theme', 'system')) ?? 'system';
