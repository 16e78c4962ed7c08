import { timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Entropy, sha256 } from '../ids.ts';
import { keptSecret } from '../secrets.ts';
import { accountName, accountNameRule, engineList, engineListRule, type Operator } from './operator.ts';

/** In the data directory: who can read it keeps the server. */
export const operatorKeyFile = 'operator-key';

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const forwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'];
/** Of the same length whatever was sent, so that the comparison tells nothing. */
const digest = (text: string): Buffer => Buffer.from(sha256(text));

const refuse = (reply: FastifyReply, status: number, code: string, message: string): FastifyReply =>
  reply.code(status).send({ error: { code, message } });

/** The operator's addresses: from this machine only, with the key of the data directory, not through a proxy. */
export function addOperator(app: FastifyInstance, operator: Operator, directory: string, entropy: Entropy): void {
  const { secret } = keptSecret(directory, operatorKeyFile, () => entropy.bytes(32).toString('base64url'));
  const isOperator = ({ headers, socket }: FastifyRequest): boolean =>
    loopback.test(socket.remoteAddress ?? '') &&
    forwarded.every((name) => headers[name] === undefined) &&
    timingSafeEqual(digest(String(headers['x-operator-key'] ?? '')), digest(secret));

  app.post('/operator/accounts', async (request, reply) => {
    if (!isOperator(request)) return reply.callNotFound();
    return { accounts: await operator.accounts() };
  });

  app.post('/operator/open', async (request, reply) => {
    if (!isOperator(request)) return reply.callNotFound();
    const { account, credits, engines = null } = bodyOf(request);
    const allowed = engineList(engines);
    if (typeof account !== 'string' || !accountName.test(account))
      return refuse(reply, 400, 'invalid_request', `account: ${accountNameRule}`);
    if (!Number.isSafeInteger(credits) || Number(credits) < 0)
      return refuse(reply, 400, 'invalid_request', 'credits: must be a whole number, 0 or more');
    if (allowed === undefined) return refuse(reply, 400, 'invalid_request', `engines: ${engineListRule}, or be null`);
    const opened = await operator.open(account, Number(credits), allowed);
    return opened ?? refuse(reply, 409, 'conflict', `There is an account ${account} already`);
  });

  app.post('/operator/allow', async (request, reply) => {
    if (!isOperator(request)) return reply.callNotFound();
    const { account, engines } = bodyOf(request);
    const allowed = engineList(engines);
    if (typeof account !== 'string') return refuse(reply, 400, 'invalid_request', 'account: must be an account’s name');
    if (allowed === undefined)
      return refuse(reply, 400, 'invalid_request', `engines: ${engineListRule}, or be null for all`);
    if (!(await operator.allow(account, allowed)))
      return refuse(reply, 404, 'not_found', `There is no account ${account}`);
    return { account, engines: allowed };
  });

  app.post('/operator/grant', async (request, reply) => {
    if (!isOperator(request)) return reply.callNotFound();
    const { account, credits } = bodyOf(request);
    if (typeof account !== 'string' || !Number.isSafeInteger(credits) || Number(credits) <= 0)
      return refuse(reply, 400, 'invalid_request', 'credits: must be a whole number above 0, for an account’s name');
    const balance = await operator.grant(account, Number(credits));
    return balance ?? refuse(reply, 404, 'not_found', `There is no account ${account}`);
  });

  let snapshots = 0;
  app.post('/operator/snapshot', async (request, reply) => {
    if (!isOperator(request)) return reply.callNotFound();
    if (!operator.canSnapshot)
      return refuse(reply, 409, 'invalid_request', 'The database is PostgreSQL. Back it up with pg_dump');
    const file = join(directory, `snapshot-${process.pid}-${snapshots++}-${entropy.uuid()}.db`);
    await operator.snapshot(file);
    return { file };
  });
}

function bodyOf({ body }: FastifyRequest): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
