# syntax=docker/dockerfile:1
# Two stages: the first builds with everything, the second has what runs and nothing else.
FROM node:22-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --strict-allow-scripts
COPY . .
RUN node bin/build.mjs && npm pack --ignore-scripts --pack-destination /tmp

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
    CANTIGA_HOST=0.0.0.0 \
    CANTIGA_PORT=8787 \
    CANTIGA_DATA_DIR=/data
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --strict-allow-scripts && npm cache clean --force
RUN --mount=from=build,source=/tmp,target=/packed tar -xzf /packed/cantiga-*.tgz --strip-components=1 \
  && install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 8787
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.CANTIGA_PORT || 8787) + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1: it hears SIGTERM, answers what is under way and ends.
ENTRYPOINT ["node", "bin/cantiga.mjs"]
CMD ["serve"]
