import { describe, expect, it } from 'vitest';
import { sha256 } from '../ids.ts';
import { authorizationOf, stampOf } from './sigv4.ts';

/** The examples of AWS: "Signature Calculations for the Authorization Header", API Reference of Amazon S3. */
const credentials = {
  accessKey: 'AKIAIOSFODNN7EXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const empty = sha256('');
const common = {
  host: 'examplebucket.s3.amazonaws.com',
  'x-amz-content-sha256': empty,
  'x-amz-date': stampOf(Date.UTC(2013, 4, 24)),
};
const signatureOf = (request: Partial<Parameters<typeof authorizationOf>[0]>): string | undefined =>
  authorizationOf(
    { method: 'GET', path: '/', query: {}, headers: common, payloadHash: empty, ...request },
    credentials,
  ).split('Signature=')[1];

describe('signature version 4', () => {
  it('signs a read of a part', () => {
    expect(signatureOf({ path: '/test.txt', headers: { ...common, range: 'bytes=0-9' } })).toBe(
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    );
  });

  it('signs a write', () => {
    const payloadHash = sha256('Welcome to Amazon S3.');
    const headers = {
      ...common,
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-content-sha256': payloadHash,
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    };
    expect(signatureOf({ method: 'PUT', path: '/test%24file.text', headers, payloadHash })).toBe(
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    );
  });

  it('signs queries, with and without values', () => {
    expect(signatureOf({ query: { lifecycle: '' } })).toBe(
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    );
    expect(signatureOf({ query: { prefix: 'J', 'max-keys': '2' } })).toBe(
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    );
  });
});
