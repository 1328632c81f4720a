import { createServer } from 'node:http';

/** The least that a stream can be: bare `node:http` that writes what is posted to every reader; it stores and forgets nothing. */

const readers = new Set();
const server = createServer((request, response) => {
  if (request.method === 'GET' && request.url === '/stream') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    response.write(':\n\n');
    readers.add(response);
    response.on('close', () => readers.delete(response));
    return;
  }
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const frame = Buffer.concat(chunks);
    if (frame.length > 0) for (const reader of readers) reader.write(frame);
    response.writeHead(204).end();
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
