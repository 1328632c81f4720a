import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';

interface KnownRoute {
  methods: string[];
  pattern: RegExp;
}

const tables = new WeakMap<object, KnownRoute[]>();

/** Remembers the routes of a server as they are added, so that a wrong method can be told from a wrong address. */
export function rememberRoutes(server: FastifyInstance): void {
  const routes: KnownRoute[] = [];
  tables.set(server.server, routes);
  server.addHook('onRoute', (route: RouteOptions) => {
    if (route.url.includes('*')) return;
    const pattern = route.url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z]+/g, '[^/]+');
    routes.push({ methods: [route.method].flat().map(String), pattern: new RegExp(`^${pattern}/?$`) });
  });
}

/** The methods that this request's path takes; empty when nothing is there at all. */
export function allowedMethods(request: FastifyRequest): string[] {
  const path = (request.raw.url ?? '/').split('?')[0]!;
  const routes = tables.get(request.server.server) ?? [];
  return [...new Set(routes.filter((route) => route.pattern.test(path)).flatMap((route) => route.methods))].sort();
}
