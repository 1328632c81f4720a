import { createServer } from 'node:http';

/** The ceiling above the ceiling: bare `node:http` that reads and parses the body, stores nothing, and answers 202. */

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks));
    response.writeHead(202, { 'content-type': 'application/json', 'content-length': 20 });
    response.end('{"status":"pending"}');
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
