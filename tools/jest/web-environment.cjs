// The browser that web tests run in: jsdom, plus what jsdom 26 (the newest that runs on Node 20) lacks.
const path = require('node:path');
const { createRequire } = require('node:module');

// jest-environment-jsdom belongs to apps/web; pnpm does not let the workspace root see it.
const requireFromWeb = createRequire(path.join(__dirname, '../../apps/web/package.json'));
const { TestEnvironment } = requireFromWeb('jest-environment-jsdom');

module.exports = class WebEnvironment extends TestEnvironment {
  constructor(...settings) {
    super(...settings);
    // @rjsf/core copies answers with it.
    this.global.structuredClone = structuredClone;
  }
};
