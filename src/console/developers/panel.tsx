import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../language.ts';
import type { Loaded } from '../ui/load.ts';
import { Note } from '../ui/note.tsx';

interface PanelProps {
  readonly title: string;
  readonly lead: string;
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Panel({ title, lead, aside, children }: PanelProps) {
  const id = useId();
  return (
    <section class="card" aria-labelledby={id}>
      <div class="panel-head">
        <div>
          <h2 id={id}>{title}</h2>
          <p class="hint">{lead}</p>
        </div>
        {aside}
      </div>
      {children}
    </section>
  );
}

interface TableProps {
  readonly label: string;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ComponentChildren[] }[];
  /** Said instead of a table without rows. */
  readonly none: string;
}

/** A table that becomes a list of cards where the page is narrow. */
export const Table = ({ label, heads, rows, none }: TableProps) =>
  rows.length === 0 ? (
    <p class="hint">{none}</p>
  ) : (
    // The roles are said again because a table whose display is changed loses them in some browsers.
    <table role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th key={head} role="columnheader" scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, cells }) => (
          <tr key={key} role="row">
            {cells.map((cell, column) => (
              <td key={heads[column]} role="cell" data-head={heads[column]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );

/** What a part of the page shows while its contents are on their way, or do not come. */
export const Waiting = ({ of }: { of: Loaded<unknown> }) =>
  of.fault ? <Note tone="fault">{of.fault}</Note> : of.value === undefined ? <p class="hint">{t('loading')}</p> : null;
