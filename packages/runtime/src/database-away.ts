/** Tells a database that is away, stopping or starting from every other failure: it comes back, and asking again is the right answer. */
import { isNativeError } from 'node:util/types';

/** SQLSTATE classes and codes: the connection broke (08), the server is stopping, crashed or starting (57P01 to 57P03). */
const STATES = /^(08|57P0[123])/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
/** The driver gives these no code. */
const SAID_BY_DRIVER = [
  'Connection terminated',
  'Client has encountered a connection error',
  'Client was closed',
  'timeout exceeded when trying to connect',
];

/** @param thrown what a query or a connection threw; the causes that it carries are looked at too */
export function isDatabaseAway(thrown: unknown): boolean {
  if (!isNativeError(thrown)) return false;
  if ('code' in thrown && typeof thrown.code === 'string')
    if (STATES.test(thrown.code) || NETWORK.has(thrown.code)) return true;
  return SAID_BY_DRIVER.some((words) => thrown.message.startsWith(words)) || isDatabaseAway(thrown.cause);
}
