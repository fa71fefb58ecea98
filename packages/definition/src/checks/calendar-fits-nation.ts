/** Working days are counted in a calendar of the authority's own nation: with another's, every limit near a bank holiday is a day out and nothing shows it. */
import type { Pack } from '../pack.js';
import { findingsOf, type Problem } from '../problem.js';

export const calendarFitsNation = ({ authority: { nation }, calendar: { title, nations } }: Pack): Problem[] => {
  const { found, error } = findingsOf('calendar-fits-nation');
  if (nations !== undefined && !nations.includes(nation))
    error(
      'authority.json#/calendar',
      `The authority is in ${nation}, and this calendar is not kept there: ${title}.`,
      'Choose the calendar of its nation, or put the nation right.',
    );
  return found;
};
