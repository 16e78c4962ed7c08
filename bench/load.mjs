// Asks servers over kept connections as fast as they answer, at as little CPU as that can be done with: what is measured
// is the server. Its parent says what to send; it answers how long that took and the ids of the tasks that came of it.
import { connect } from 'node:net';
import { quantile } from './server.mjs';

const [urls, key, connections] = process.argv.slice(2);
const hosts = urls.split(',').map((url) => new URL(url));
const head = `Host: ${hosts[0].host}\r\nX-Api-Key: ${key}\r\n`;
const headerEnd = Buffer.from('\r\n\r\n');
const idAtStart = /^\{"id":"([^"]+)"/;

const open = await Promise.all(
  Array.from({ length: Number(connections) }, (_, number) => connection(hosts[number % hosts.length])),
);
process.on('message', async ({ count, order, ids }) => {
  const requestOf = order
    ? () =>
        `POST /v1/tasks HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(order)}\r\n\r\n${order}`
    : (left) => `GET /v1/tasks/${ids[left % ids.length]} HTTP/1.1\r\n${head}\r\n`;
  const made = [];
  const waits = [];
  let left = count;
  const cpu = process.cpuUsage();
  const started = performance.now();
  await Promise.all(
    open.map(async (ask) => {
      while (left-- > 0) {
        const asked = performance.now();
        const body = await ask(requestOf(left));
        waits.push(performance.now() - asked);
        if (order) made.push(idAtStart.exec(body.toString('latin1', 0, 64))[1]);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const [p50, p99] = [0.5, 0.99].map((of) => quantile(waits, of));
  process.send({ seconds, cpu: (user + system) / 1e6, made, p50, p99 });
});
process.send('ready');

/** A connection that asks one thing at a time: the body of a good answer. */
async function connection({ hostname, port }) {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let waiting;
  let came = Buffer.alloc(0);
  const fail = (reason) => waiting?.reject(new Error(reason));
  socket.on('error', (error) => fail(error.message));
  socket.on('close', () => fail('the connection was closed before the answer'));
  socket.on('data', (bytes) => {
    came = came.length === 0 ? bytes : Buffer.concat([came, bytes]);
    const end = came.indexOf(headerEnd);
    if (end < 0) return;
    const header = came.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(header)?.[1]);
    if (came.length < end + 4 + length) return;
    const body = came.subarray(end + 4);
    came = Buffer.alloc(0);
    if (header.startsWith('HTTP/1.1 2')) waiting.resolve(body);
    else fail(`${header.split('\r\n')[0]}: ${body}`);
  });
  return (text) =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      socket.write(text);
    });
}
