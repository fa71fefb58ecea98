/** Reads the environment once: every setting there is, with its default and a clear sentence for a wrong one. */
import path from 'node:path';
import { isPlainDate } from '@homeward/engine';
import { z } from 'zod';

/** A setting or a circumstance that keeps Homeward from starting; `message` is one sentence for whoever started it. */
export class CannotStart extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.name = 'CannotStart';
  }
}

const url = (schemes: readonly string[], name: string) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && schemes.includes(new URL(text).protocol),
      `${name} must be an address such as ${schemes[0]}//user:password@host/name`,
    );

const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'PORT must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'PORT must be a number from 0 to 65535')
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  HOMEWARD_DATA: z.string().min(1).default('.data'),
  HOMEWARD_CONFIGS: z.string().min(1).default('configs'),
  HOMEWARD_WEB: z.string().min(1).default('apps/web/dist'),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'DATABASE_URL').optional(),
  REDIS_URL: url(['redis:', 'rediss:'], 'REDIS_URL').optional(),
  HOMEWARD_ROLE: z.enum(['all', 'api', 'worker'], 'HOMEWARD_ROLE must be all, api or worker').default('all'),
  HOMEWARD_TODAY: z.string().refine(isPlainDate, 'HOMEWARD_TODAY must be a day such as 2026-03-02').optional(),
  HOMEWARD_CHAIN_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'HOMEWARD_CHAIN_KEY must be 64 hexadecimal digits')
    .optional(),
  HOMEWARD_SIGNING_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'HOMEWARD_SIGNING_KEY must be 64 hexadecimal digits')
    .optional(),
  HOMEWARD_DEMONSTRATION: z.enum(['yes', 'no'], 'HOMEWARD_DEMONSTRATION must be yes or no').optional(),
  HOMEWARD_TRUSTED_PROXIES: z
    .string()
    .regex(/^\d$/, 'HOMEWARD_TRUSTED_PROXIES must be a number from 0 to 9')
    .transform(Number)
    .default(0),
  HOMEWARD_PUBLIC_ORIGIN: url(['https:', 'http:'], 'HOMEWARD_PUBLIC_ORIGIN').optional(),
});

export interface Settings {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Where the embedded database and the keys live. */
  readonly dataFolder: string;
  readonly configsFolder: string;
  readonly webFolder: string;
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  readonly role: 'all' | 'api' | 'worker';
  /** A demonstration's or a test's day; without it, today in London. */
  readonly today?: string;
  readonly chainKey?: string;
  /** The seed of the Ed25519 key that packs are signed with. */
  readonly signingKey?: string;
  /** Whether made-up people and children are loaded. */
  readonly demonstration: boolean;
  /** How many proxies of our own a request passes, one behind the other: the last of them saw where it came from. */
  readonly trustedProxies: number;
  /** `https://homeward.example.gov.uk` behind a proxy: makes cookies secure and is the only origin accepted. */
  readonly publicOrigin?: string;
}

/**
 * @param environment usually `process.env`
 * @param folder what relative paths are relative to: the repository
 * Throws CannotStart with one sentence that names the setting.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>, folder: string): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const sentence = issue?.message ?? 'A setting is wrong';
    throw new CannotStart(
      sentence.includes(String(issue?.path[0])) ? `${sentence}.` : `${String(issue?.path[0])}: ${sentence}.`,
    );
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    dataFolder: path.resolve(folder, data.HOMEWARD_DATA),
    configsFolder: path.resolve(folder, data.HOMEWARD_CONFIGS),
    webFolder: path.resolve(folder, data.HOMEWARD_WEB),
    role: data.HOMEWARD_ROLE,
    trustedProxies: data.HOMEWARD_TRUSTED_PROXIES,
    // A public address is the sign of a real installation: made-up people with a published password have no place there unless somebody asks for them.
    demonstration:
      (data.HOMEWARD_DEMONSTRATION ?? (data.HOMEWARD_PUBLIC_ORIGIN === undefined ? 'yes' : 'no')) === 'yes',
    ...(data.DATABASE_URL === undefined ? {} : { databaseUrl: data.DATABASE_URL }),
    ...(data.REDIS_URL === undefined ? {} : { redisUrl: data.REDIS_URL }),
    ...(data.HOMEWARD_TODAY === undefined ? {} : { today: data.HOMEWARD_TODAY }),
    ...(data.HOMEWARD_CHAIN_KEY === undefined ? {} : { chainKey: data.HOMEWARD_CHAIN_KEY }),
    ...(data.HOMEWARD_SIGNING_KEY === undefined ? {} : { signingKey: data.HOMEWARD_SIGNING_KEY }),
    ...(data.HOMEWARD_PUBLIC_ORIGIN === undefined ? {} : { publicOrigin: new URL(data.HOMEWARD_PUBLIC_ORIGIN).origin }),
  };
}
