import type { z } from 'zod';

/**
 * A kind says what sort of work can be ordered. Its schema is the only validation of a canonical order: dialects
 * translate into it, engines read from it, and the API reference is generated from it.
 */
export interface Kind<Name extends string, Schema extends z.ZodType> {
  readonly name: Name;
  /** One sentence for the API reference. */
  readonly about: string;
  readonly order: Schema;
  /** How many clips a success brings. */
  readonly takes: number;
  readonly example: z.input<Schema>;
}

export const defineKind = <Name extends string, Schema extends z.ZodType>(
  kind: Kind<Name, Schema>,
): Kind<Name, Schema> => kind;
