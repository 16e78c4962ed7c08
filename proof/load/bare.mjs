// A server that answers at once and knows nothing: what it takes is what the machine and the client take.
import { createServer } from 'node:http';

const answer = JSON.stringify({ id: 'bare', state: 'running', padding: 'x'.repeat(600) });
const server = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(answer));
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address().port));
