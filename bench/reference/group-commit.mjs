import { createServer } from 'node:http';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';

/*
 * How fast durable intake can be on this machine: bare `node:http`, `JSON.parse` and one group commit, nothing else. There is
 * no validation, no authentication, no budget, no sealing and no event; requests that come in while an INSERT is under way
 * share the next one (500 rows at most, one in flight), and each is answered after its commit.
 */

const { DATABASE_URL, PORT } = process.env;
const maxRows = 500;

const database = new pg.Pool({ connectionString: DATABASE_URL, max: 2 });
await database.query(`
  create table if not exists comments (
    id uuid primary key, thread text not null, name text not null, email text not null, body text not null,
    status text not null, created_at timestamptz not null);
  create index if not exists comments_pending on comments (created_at) where status = 'pending';
  create index if not exists comments_published on comments (thread, created_at) where status = 'approved'`);

const insert = {
  name: 'insert',
  text: `insert into comments (id, thread, name, email, body, status, created_at)
    select id, thread, name, email, body, 'pending', now()
    from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) as t(id, thread, name, email, body)`,
};

const waiting = [];
let flushing = false;

async function flush() {
  while (waiting.length > 0) {
    const batch = waiting.splice(0, maxRows);
    const column = (name) => batch.map(({ comment }) => comment[name]);
    try {
      await database.query({ ...insert, values: ['id', 'thread', 'name', 'email', 'body'].map(column) });
      for (const { comment, response } of batch) answer(response, 202, { id: comment.id, status: 'pending' });
    } catch (error) {
      console.error(error.message);
      for (const { response } of batch) answer(response, 500, {});
    }
  }
  flushing = false;
}

function answer(response, status, body) {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    let comment;
    try {
      comment = JSON.parse(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    } catch {
      return answer(response, request.method === 'GET' ? 200 : 400, {});
    }
    comment.id = uuidv7();
    waiting.push({ comment, response });
    if (flushing) return;
    flushing = true;
    setImmediate(flush);
  });
});
server.listen(Number(PORT), '127.0.0.1');
