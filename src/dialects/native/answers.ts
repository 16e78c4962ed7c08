import { type Failure, failure } from '../../catalogue/failures.ts';
import type { WireReply, WireRequest } from '../dialect.ts';
import { nativeFailure } from './failures.ts';

export const ok = (body: unknown, status = 200): WireReply => ({ status, body });

export const unknown = (what: string): WireReply =>
  nativeFailure(failure('not_found', `There is no such ${what}. Check the id`));

export const invalid = (field: string, message: string): WireReply =>
  nativeFailure(failure('invalid_request', `${field}: ${message}`, { field }));

export const refuse = (reason: Failure): WireReply => nativeFailure(reason);

const listLimit = 100;

export const numberOf = (text: string | undefined, otherwise: number): number => {
  const value = Number(text ?? otherwise);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
};

export const limitOf = (request: WireRequest): number => Math.min(listLimit, numberOf(request.query.limit, listLimit));
