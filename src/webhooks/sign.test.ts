import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { isWebhookSecret, type SignatureHeaders, signWebhook, webhookSecret } from './sign.ts';

const secret = webhookSecret(new Uint8Array(32).fill(7));
const other = webhookSecret(new Uint8Array(32).fill(8));
const now = (): number => Math.floor(Date.now() / 1000);
const sign = (body: string, secrets = [secret], timestamp = now()) =>
  signWebhook({ id: 'msg_1', timestamp, body }, secrets);
const accepts = (body: string | Buffer, headers: SignatureHeaders, by = secret): boolean => {
  try {
    new Webhook(by).verify(body, { ...headers });
    return true;
  } catch {
    return false;
  }
};

describe('webhook signature', () => {
  it('matches the example of the specification', () => {
    const headers = signWebhook(
      { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' },
      ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    );
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('is accepted by the reference library, whatever the body', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
        (body) => {
          expect(accepts(body, sign(body))).toBe(true);
        },
      ),
    );
  });

  it('fails when any one bit of the body, the id, the time or the signature is flipped', () => {
    const body = '{"type":"task.succeeded"}';
    const headers = sign(body);
    const flip = (text: string, bit: number): string => {
      const bytes = Buffer.from(text, 'latin1');
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      return bytes.toString('latin1');
    };
    fc.assert(
      fc.property(
        fc.constantFrom('body', 'webhook-id', 'webhook-timestamp', 'webhook-signature'),
        fc.nat(),
        (at, n) => {
          const text = at === 'body' ? body : headers[at as keyof SignatureHeaders];
          const flipped = flip(text, n % (text.length * 8));
          const [sent, sentHeaders] = at === 'body' ? [flipped, headers] : [body, { ...headers, [at]: flipped }];
          expect(accepts(sent, sentHeaders)).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is refused with another secret and outside the tolerance', () => {
    expect(accepts('{}', sign('{}'), other)).toBe(false);
    expect(accepts('{}', sign('{}', [secret], now() - 360))).toBe(false);
    expect(accepts('{}', sign('{}', [secret], now() + 360))).toBe(false);
  });

  it('is accepted by either secret during rotation', () => {
    const headers = sign('{}', [other, secret]);
    expect(accepts('{}', headers)).toBe(true);
    expect(accepts('{}', headers, other)).toBe(true);
  });

  it.each(['', 'whsec_', 'whsec_c2hvcnQ=', secret.slice(6), `${secret}!`, ` ${secret}`])(
    'does not take %j for a secret',
    (text) => {
      expect(isWebhookSecret(text)).toBe(false);
      expect(() => sign('{}', [text])).toThrow('Not a webhook secret');
    },
  );

  it('refuses an id that would blur the signed text', () => {
    for (const id of ['', 'a.b', 'a b', 'a\n']) {
      expect(() => signWebhook({ id, timestamp: 1, body: '' }, [secret])).toThrow('Not a webhook id');
    }
  });
});
