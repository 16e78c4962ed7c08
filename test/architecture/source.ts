import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A source file as the rules see it: its path inside src/, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly line: number;
  /** As written. */
  readonly specifier: string;
  /** Path inside src/ for one of ours, undefined for a package. */
  readonly target: string | undefined;
  readonly typeOnly: boolean;
}

/** Every file of `folder`, in a fixed order, with paths relative to it and forward slashes. */
export function readSources(folder: string, ending = '.ts'): Source[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: file.slice(folder.length + 1).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const isTest = (path: string): boolean => /\.(test|contract)\.ts$/.test(path) || path.includes('/fixtures/');

/** Tables of music, words and voices: long by nature. */
export const isTable = (path: string): boolean => /(^|\/)(data|fixtures|styles|vocabulary)(\/|\.ts$)/.test(path);

export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|\/(?<=(?:[(,=:[!&|?{};\n]|\breturn)\s*\/)(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\//g;

/** The text with its comments blanked out; lines and columns stay. Strings and regular expressions stay too. */
export const withoutComments = (text: string): string =>
  text.replace(token, (found) => (/^\/[/*]/.test(found) ? found.replace(/[^\n]/g, ' ') : found));

/** The text with the contents of strings blanked out as well: code only. */
export const codeOnly = (text: string): string =>
  text.replace(token, (found) => {
    // Expressions inside a template are code.
    if (found.startsWith('`'))
      return found.replace(/(^|\})[^$]*?(?=\$\{|`$)/g, (part) => part.replace(/[^\n}`]/g, ' '));
    return found.replace(/[^\n]/g, ' ');
  });

function resolve(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  // Workers can only be started from what is built; dist/ mirrors src/.
  return join(dirname(from), specifier)
    .replaceAll('\\', '/')
    .replace(/^\.\.\/dist\//, '');
}

const importForms: readonly RegExp[] = [
  /(?<![\w.])(?:import|export)\s+(type\s+)?[^'"`;()]*?\bfrom\s*(['"])([^'"\n]+)\2/g,
  /(?<![\w.])import\s*()(['"])([^'"\n]+)\2/g,
  /(?<![\w.])import\s*\(\s*()(['"])([^'"\n]+)\2/g,
  /\brequire(?:\.resolve)?\s*\(\s*()(['"])([^'"\n]+)\2/g,
  /\bnew URL\s*\(\s*()(['"])(\.[^'"\n]+\.[jt]s)\2/g,
];

/** Static, dynamic and side-effect imports, re-exports, and the files that workers are started from. */
export function importsOf({ path, text }: Source): Import[] {
  const plain = withoutComments(text);
  const found: Import[] = [];
  for (const form of importForms) {
    for (const match of plain.matchAll(form)) {
      const specifier = match[3] ?? '';
      const target = resolve(path, specifier)?.replace(/\.js$/, '.ts');
      found.push({ line: lineAt(plain, match.index), specifier, target, typeOnly: Boolean(match[1]) });
    }
  }
  return found.sort((a, b) => a.line - b.line);
}
