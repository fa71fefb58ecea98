# One image for every role; HOMEWARD_ROLE says which.
FROM node:22-bookworm-slim AS build
WORKDIR /homeward
COPY . .
# Installs with the pinned package manager and builds server and web; the same steps as `npm start` takes on a fresh machine.
RUN npm run -s build

# Without the caches of the build. Owned by the account that runs it: a folder `.data` is made here where no DATABASE_URL is set.
FROM node:22-bookworm-slim
WORKDIR /homeward
RUN chown node:node /homeward
COPY --from=build --chown=node:node /homeward ./
USER node
# Inside a container 127.0.0.1 is reached by nobody else.
ENV HOST=0.0.0.0
EXPOSE 3000
CMD ["node", "--enable-source-maps", "apps/api/dist/main.js"]
