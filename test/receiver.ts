import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly body: unknown;
}

/** Somebody who is called back: keeps what comes and answers with the status that `answer` gives, 200 by default. */
export async function openReceiver(answer: (call: Received) => number | Promise<number> = () => 200) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', async () => {
      const call = { headers: request.headers as Record<string, string>, text, body: JSON.parse(text) as unknown };
      received.push(call);
      response.writeHead(await answer(call)).end('heard');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
