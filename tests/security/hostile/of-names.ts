/** Names of files: ways out of the folder, and names that are others on some machines. */
import { type HostilePack, type PackWorkshop, unreadable, unsafe } from './workshop.js';

export const ofNames = ({ signed, files, named }: PackWorkshop): readonly HostilePack[] => [
  { what: 'a way out of the folder', bytes: named('../../../etc/cron.json'), why: unsafe },
  { what: 'a way out in the middle', bytes: named('forms/../../x.json'), why: unsafe },
  { what: 'an absolute path', bytes: named('/etc/passwd.json'), why: unsafe },
  { what: 'a drive', bytes: named('C:\\Windows\\x.json'), why: unsafe },
  { what: 'backslashes', bytes: named('forms\\..\\x.json'), why: unsafe },
  { what: 'NUL in a name', bytes: named('facts.json\u0000.json'), why: unsafe },
  { what: 'a line end in a name', bytes: named('facts\n.json'), why: unsafe },
  { what: 'a letter that looks like another', bytes: named('f\u0430cts.json'), why: unsafe },
  { what: 'a letter written in two parts', bytes: named('forms/cafe\u0301/schema.json'), why: unsafe },
  { what: 'a device of Windows', bytes: named('bodies/con.json'), why: unsafe },
  { what: 'a form called __proto__', bytes: named('forms/__proto__/schema.json'), why: unsafe },
  { what: 'a form called constructor', bytes: named('forms/constructor/schema.json'), why: unsafe },
  { what: 'a name of three hundred letters', bytes: named(`forms/${'a'.repeat(300)}/schema.json`), why: unsafe },
  { what: 'a program', bytes: named('run.js'), why: unsafe },
  { what: 'a hidden file', bytes: named('.git/config.json'), why: unsafe },
  { what: 'names that differ in capitals alone', bytes: named('Facts.json'), why: /differ in capital letters alone/ },
  {
    what: 'a way out among what is shared',
    bytes: signed(({ common }) => {
      common['../herts/grants.json'] = '{}';
    }),
    why: unsafe,
  },
  {
    what: 'thousands of files',
    bytes: files((all) => {
      for (let n = 0; n < 2100; n += 1) all[`walkthroughs/w${n}.json`] = '{}';
    }),
    why: /files; a pack has at most/,
  },
  { what: 'a file of no pack', bytes: named('extra.json'), why: unreadable },
];
