# One image for every role; HOMEWARD_ROLE says which.
FROM node:22-bookworm-slim
WORKDIR /homeward
COPY . .
# Installs with the pinned package manager and builds server and web; the same steps as `npm start` takes on a fresh machine.
RUN npm run -s build && chown -R node:node /homeward
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "apps/api/dist/main.js"]
