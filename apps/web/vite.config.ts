/** How the web application is built: one bundle for everybody, the process picture and its layout worker only when asked for. */
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  plugins: [react()],
  resolve: {
    // @rjsf/core imports AJV for a test aid that nothing here calls; we validate without generated code (strict content policy).
    alias: { '@rjsf/validator-ajv8': path.join(here, '../../tools/jest/no-ajv-in-the-browser.mjs') },
  },
  css: {
    // govuk-frontend's print rules for Internet Explorer (`min-width: 0\0`) are not valid CSS: skip them instead of failing.
    lightningcss: { errorRecovery: true },
    // MOJ Frontend imports the literal path `node_modules/govuk-frontend/...`, hence the second load path.
    preprocessorOptions: { scss: { loadPaths: [path.join(here, 'node_modules'), here], quietDeps: true } },
  },
  build: {
    outDir: 'dist',
    // The layout engine is one worker of 1.6 MB that only the process picture loads.
    chunkSizeWarningLimit: 1800,
    // Under a strict content security policy a picture or a script inside a data: address would be refused.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': { target: process.env.HOMEWARD_API ?? 'http://127.0.0.1:3000', changeOrigin: false } } },
});
