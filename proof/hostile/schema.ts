import fc from 'fast-check';
import { naughtyStrings } from './naughty.ts';

/** As much of JSON Schema as zod writes. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

const edges: readonly unknown[] = [
  ...[null, true, '', ' ', 0, -0, -1, 0.1, 1e308, 5e-324, 2 ** 53, -(2 ** 63), [], {}, [[]], [null]],
  ...[{ length: 1e9 }, { toString: 1 }, 'a'.repeat(5_001), '😀'.repeat(2_000)],
  ...['http://127.0.0.1:1/', 'file:///etc/passwd', '../../etc/passwd', '00000000-0000-0000-0000-000000000000'],
];

/** Values that other people’s APIs fell over. */
const wrong: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...naughtyStrings) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 3, arbitrary: fc.constantFrom(...edges) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

const mostly = (right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 7, arbitrary: right }, { weight: 1, arbitrary: wrong });

function number(of: Schema): fc.Arbitrary<number> {
  const min = Math.max(of.minimum ?? -1_000, -(2 ** 31));
  const max = Math.min(of.maximum ?? 1_000, 2 ** 31 - 1);
  return of.type === 'integer'
    ? fc.integer({ min: Math.ceil(min) - 1, max: Math.floor(max) + 1 })
    : fc.double({ min: min - 0.5, max: max + 0.5, noNaN: true });
}

function text(of: Schema): fc.Arbitrary<string> {
  const maxLength = Math.min(of.maxLength ?? 40, 80);
  return fc.oneof(
    fc.constantFrom('a calm folk song', '[Verse]\nla la', 'pop', 'T'),
    fc.string({ unit: 'grapheme', minLength: Math.min(of.minLength ?? 0, maxLength), maxLength }),
  );
}

function object(of: Schema, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = of;
  const fields = Object.entries(properties).map(([name, inner]) => [name, mostly(described(inner, depth + 1))]);
  const known = fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: required.filter((name) => name in properties),
  });
  const more = fc.dictionary(fc.string({ maxLength: 12 }), wrong, { maxKeys: 2 });
  return fc.oneof(
    { weight: 9, arbitrary: known },
    { weight: 1, arbitrary: fc.tuple(known, more).map(([one, other]) => ({ ...one, ...other })) },
  );
}

function described(of: Schema, depth: number): fc.Arbitrary<unknown> {
  if (depth > 6) return wrong;
  const choices = of.anyOf ?? of.oneOf ?? [];
  if (choices.length > 0) return fc.oneof(...choices.map((one) => described(one, depth + 1)));
  if (of.allOf) return described(Object.assign({}, ...of.allOf) as Schema, depth + 1);
  if (of.const !== undefined) return fc.constant(of.const);
  if (of.enum) return fc.constantFrom(...of.enum);
  switch (of.type) {
    case 'object':
      return object(of, depth);
    case 'array':
      return fc.array(of.items ? mostly(described(of.items, depth + 1)) : wrong, { maxLength: 5 });
    case 'integer':
    case 'number':
      return number(of);
    case 'boolean':
      return fc.boolean();
    case 'string':
      return text(of);
    default:
      return wrong;
  }
}

/** Bodies that the schema describes, with something wrong in about one place of eight; the same seed, the same bodies. */
export function bodies(schema: Schema, many: number, seed: number): unknown[] {
  const body = fc.oneof({ weight: 19, arbitrary: mostly(described(schema, 0)) }, { weight: 1, arbitrary: wrong });
  return fc.sample(body, { numRuns: many, seed });
}
