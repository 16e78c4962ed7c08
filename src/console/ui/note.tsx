import type { ComponentChildren } from 'preact';

/** Something to be told: a fault is read out at once, the rest when there is a pause. */
export const Note = ({ tone, children }: { tone: 'fault' | 'calm'; children: ComponentChildren }) => (
  <div class={`note ${tone}`} role={tone === 'fault' ? 'alert' : 'status'}>
    {children}
  </div>
);
