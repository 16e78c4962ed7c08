export interface Shown {
  readonly json?: boolean | undefined;
}

/** What was asked for goes to stdout: JSON on one line, or words. */
export function answer({ json }: Shown, value: unknown, words: string): void {
  process.stdout.write(`${json ? JSON.stringify(value) : words}\n`);
}

/** What is merely said on the way goes to stderr. */
export const note = (text: string): void => void process.stderr.write(`${text}\n`);

/** Columns under their names, as wide as they must be. */
export function table(rows: readonly Readonly<Record<string, string | number>>[], nothing: string): string {
  const [first] = rows;
  if (!first) return nothing;
  const names = Object.keys(first);
  const lines = [names.map((name) => name.toUpperCase()), ...rows.map((row) => names.map((name) => String(row[name])))];
  const widths = names.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export const when = (time: string | number): string => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

/** Texts of strangers keep no power over the terminal: control characters are dropped, line breaks kept. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\n' ? sign : ''));

const barWidth = 30;

export interface Bar {
  /** @param fraction 0 to 1 */
  show(fraction: number, words?: string): void;
  end(): void;
}

/** A bar on a terminal, nothing elsewhere. */
export function progressBar(): Bar {
  if (!process.stderr.isTTY) return { show: () => {}, end: () => {} };
  return {
    show: (fraction, words = '') => {
      const full = Math.round(Math.min(1, fraction) * barWidth);
      const bar = `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${Math.round(fraction * 100)} %`;
      process.stderr.write(`\r\u001b[K${bar} ${words}`);
    },
    end: () => process.stderr.write('\r\u001b[K'),
  };
}
