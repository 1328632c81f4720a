import { beforeAll, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { allowedMethods, rememberRoutes } from './route-table.js';

describe('the route table', () => {
  let server: FastifyInstance;

  beforeAll(async () => {
    server = Fastify();
    rememberRoutes(server);
    server.get('/v1/comments/:id', async () => 'one');
    server.post('/v1/comments', async () => 'new');
    server.post('/v1/comments/:id/approve', async () => 'approved');
    server.delete('/v1/comments/:id', async () => 'gone');
    server.get('/files/a.b', async () => 'dot');
    server.options('*', async () => 'any');
    server.setNotFoundHandler(async (request) => allowedMethods(request));
    await server.ready();
  });

  const methodsAt = async (url: string): Promise<string[]> => (await server.inject({ method: 'PUT', url })).json();

  it('knows the methods of a path that has a route, and HEAD where there is GET', async () => {
    expect(await methodsAt('/v1/comments/7')).toEqual(['DELETE', 'GET', 'HEAD']);
    expect(await methodsAt('/v1/comments/7/approve')).toEqual(['POST']);
  });

  it('goes by the path alone', async () => {
    expect(await methodsAt('/v1/comments?id=/v1/comments/7')).toEqual(['POST']);
    expect(await methodsAt('/v1/comments/')).toEqual(['POST']);
  });

  it('knows of nothing where nothing is', async () => {
    for (const url of ['/', '/v1', '/v2/comments', '/v1/comments/7/approve/more', '/x/v1/comments']) {
      expect([url, await methodsAt(url)]).toEqual([url, []]);
    }
  });

  it('takes a dot for a dot', async () => {
    expect(await methodsAt('/files/a.b')).toEqual(['GET', 'HEAD']);
    expect(await methodsAt('/files/aXb')).toEqual([]);
  });
});
