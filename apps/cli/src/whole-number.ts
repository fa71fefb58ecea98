/** A whole number that a person gave as an option. */
import { WrongUse } from './command.js';

/** Throws WrongUse for anything else, and for one below the least. */
export const wholeNumber = (name: string, given: string | undefined, least: number): number => {
  const number = Number(given);
  if (given === undefined || given.trim() === '' || !Number.isInteger(number) || number < least)
    throw new WrongUse(`--${name} takes a whole number, ${least} or more.`);
  return number;
};
