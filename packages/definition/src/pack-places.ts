/** Where in a pack's files things stand: the paths that problems point to. */
import { pointerStep } from './parse-json.js';

/** `place('facts.json', 'plan', 'codes')` -> `facts.json#/plan/codes`. */
export const place = (file: string, ...steps: readonly (string | number)[]): string =>
  `${file}#${steps.map((step) => pointerStep(String(step))).join('')}`;

/** A place inside another: `within(place('facts.json', 'plan'), 'codes')`. */
export const within = (outer: string, ...steps: readonly (string | number)[]): string =>
  outer + steps.map((step) => pointerStep(String(step))).join('');

/** `childPermanence` -> `processes/child-permanence/events.json`. */
export const processFile = (process: string, file: string): string =>
  `processes/${process.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}/${file}.json`;

export const formFile = (form: string, file: 'schema' | 'layout' | 'examples'): string => `forms/${form}/${file}.json`;
