/** Whose it is, and who may what. */
import { parseJson, printJson } from '@homeward/definition';
import { foundBad, type HostilePack, type PackWorkshop, PROCESS, set, unreadable } from './workshop.js';

export const ofWhoseItIs = ({ signed, files }: PackWorkshop): readonly HostilePack[] => [
  {
    what: 'the id of another authority',
    bytes: files((all) => set(all, 'authority.json', ['id'], 'herts')),
    why: /procedure of `herts`/,
  },
  {
    what: 'no id at all',
    bytes: files((all) => set(all, 'authority.json', ['id'], undefined)),
    why: /does not say whose/,
  },
  {
    what: 'a walkthrough of another authority',
    bytes: files((all) => {
      const [path = ''] = Object.keys(all).filter((each) => /^walkthroughs\/[^/]+$/.test(each));
      all[path] = (all[path] ?? '').replace('"authority": "progression-panel"', '"authority": "dudley"');
    }),
    why: /walkthrough .* is of `dudley`/,
  },
  {
    what: 'guards for another authority',
    bytes: files((all) => {
      const [path = ''] = Object.keys(all).filter((each) => each.startsWith('walkthroughs/guards/'));
      all[path] = (all[path] ?? '').replace(/"authority":\s*"progression-panel"/, '"authority":"dudley"');
    }),
    why: /walkthrough .* is of `dudley`/,
  },
  {
    what: 'guards that are none',
    bytes: files((all) => {
      const [path = ''] = Object.keys(all).filter((each) => each.startsWith('walkthroughs/guards/'));
      all[path] = '{"scenarios":[{"run":"rm"}]}';
    }),
    why: unreadable,
  },
  {
    what: 'a calendar that is not kept here',
    bytes: signed(({ files: all, common }) => {
      set(all, 'authority.json', ['calendar'], 'nowhere');
      common['calendars/nowhere.json'] = (common['calendars/england-wales.json'] ?? '').replace(
        '"england-wales"',
        '"nowhere"',
      );
    }),
    why: /calendar `nowhere`/,
  },
  {
    what: 'somebody who approves their own work',
    bytes: files((all) => {
      const documents = parseJson(all[`${PROCESS}/documents.json`] ?? '');
      if ('fault' in documents) throw new Error('The documents cannot be read.');
      all[`${PROCESS}/documents.json`] = printJson(documents.value).replaceAll(/,\s*"notBy": "author"/g, '');
      const grants = (all['grants.json'] ?? '').replace('"DOCUMENT_QA_APPROVED"', '"DOCUMENT_QA_APPROVED"');
      all['grants.json'] = grants.replace(
        '"grants+": [',
        '"grants+": [{ "roles": ["sw"], "may": "record", "events": ["DOCUMENT_QA_APPROVED"], "sources": ["R-progression-panel-40"] },',
      );
    }),
    why: foundBad,
  },
  {
    what: 'a panel that decides on what it recommends',
    bytes: files((all) => {
      all['grants.json'] = (all['grants.json'] ?? '').replace(
        '"grants+": [',
        '"grants+": [{ "roles": ["adm"], "may": "record", "events": ["MATCHING_PANEL_HELD"], "sources": ["ENG-PAN-2"] },',
      );
    }),
    why: foundBad,
  },
  {
    what: 'a grant to a role that does not exist',
    bytes: files((all) => {
      all['grants.json'] = (all['grants.json'] ?? '').replace(
        '"grants+": [',
        '"grants+": [{ "roles": ["root"], "may": "record", "events": ["PANEL_HELD"], "sources": ["ENG-PAN-2"] },',
      );
    }),
    why: foundBad,
  },
  {
    what: 'a process without its chart',
    bytes: files((all) => {
      delete all[`${PROCESS}/chart.json`];
      set(all, `${PROCESS}/process.json`, ['id'], 'other');
    }),
    why: unreadable,
  },
];
