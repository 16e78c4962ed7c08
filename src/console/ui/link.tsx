import type { ComponentChildren } from 'preact';
import { go, type Path } from '../router.ts';

interface LinkProps {
  readonly to: Path;
  readonly hash?: string;
  readonly class?: string;
  readonly current?: boolean;
  readonly children: ComponentChildren;
}

/** A link within the console. A click for a new tab or window is the browser's. */
export const Link = ({ to, hash = '', current = false, children, ...rest }: LinkProps) => (
  <a
    {...rest}
    href={hash === '' ? to : `${to}#${hash}`}
    {...(current && { 'aria-current': 'page' as const })}
    onClick={(event) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(to, hash);
    }}
  >
    {children}
  </a>
);
