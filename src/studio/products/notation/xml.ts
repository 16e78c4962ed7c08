/** Text that is XML already. */
export type Xml = { readonly xml: string };

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 allows nowhere (section 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are taken out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const escaped = (text: string): string => text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');

export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  content: readonly (Xml | string)[] = [],
): Xml {
  const own = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inside = content.map((part) => (typeof part === 'string' ? escaped(part) : part.xml)).join('');
  const open = `<${name}${own.join('')}`;
  const nested = content.some((part) => typeof part !== 'string');
  if (inside === '') return { xml: `${open}/>\n` };
  return { xml: `${open}>${nested ? '\n' : ''}${inside}</${name}>\n` };
}
