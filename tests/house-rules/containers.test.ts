// What the container files must hold to, for no test runs a container: secrets stay out of images, and settings are real ones.
import { readSettings } from '@homeward/runtime';
import { describe, expect, it } from '@jest/globals';
import { textOf } from './sources.js';

const compose = textOf('docker-compose.yml');

/** The settings that every process of ours is given, as they stand when only the secrets are set. */
function composedSettings(): Record<string, string> {
  const block = /environment: &settings\n((?: {4}.*\n)+)/.exec(compose)?.[1] ?? '';
  const secrets: Record<string, string> = {
    POSTGRES_PASSWORD: 'a1b2',
    REDIS_PASSWORD: 'c3d4',
    HOMEWARD_CHAIN_KEY: '5e'.repeat(32),
    HOMEWARD_SIGNING_KEY: '6f'.repeat(32),
  };
  return Object.fromEntries(
    [...block.matchAll(/^ {4}([A-Z_]+): (.*)$/gm)].map(([, name = '', value = '']) => [
      name,
      value
        .replace(/^'(.*)'$/, '$1')
        .replaceAll(/\$\{(\w+):\?[^}]*\}/g, (_, secret: string) => secrets[secret] ?? '')
        .replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1'),
    ]),
  );
}

describe('docker-compose.yml', () => {
  // An origin that is not the address in the browser refuses every sign-in.
  it('gives settings that the application accepts, and by itself accepts pages from wherever they were opened', () => {
    const settings = readSettings(composedSettings(), '/homeward');
    expect(settings).toMatchObject({ port: 3000, host: '0.0.0.0', demonstration: false, trustedProxies: 0 });
    expect(settings).not.toHaveProperty('publicOrigin');
    expect(settings.chainKey).toHaveLength(64);
  });

  // Without TLS of its own the API is for a proxy on the same computer.
  it('opens the API to this computer alone, on as many ports as there may be processes', () => {
    expect(compose).toMatch(/ports: \['127\.0\.0\.1:3000-\d+:3000'\]/);
  });
});

describe('an image', () => {
  // The secrets lie beside the files that are copied into it.
  it.each(['.env', '.data', '.git', 'node_modules'])('is built without %s', (name) => {
    expect(textOf('.dockerignore').split('\n')).toContain(name);
  });

  // The default is 127.0.0.1, where only the container itself would reach it.
  it('listens to the outside, and not as root', () => {
    const dockerfile = textOf('Dockerfile');
    expect(dockerfile).toMatch(/^ENV HOST=0\.0\.0\.0$/m);
    expect(dockerfile.lastIndexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('FROM'));
  });
});

describe('the table of settings in README.md', () => {
  const schema = /const Environment = z\.object\(\{([\s\S]*?)^\}\);/m.exec(
    textOf('packages/runtime/src/settings.ts'),
  )?.[1];
  const names = [...(schema ?? '').matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name = '']) => name);

  // A setting that nobody wrote down is found by reading the source, at night.
  it('names every setting there is', () => {
    const rows = textOf('README.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !rows.some((row) => row.includes(`\`${name}\``)))).toEqual([]);
  });
});
