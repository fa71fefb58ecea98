/** An expectation of a story that does not hold, as a process owner reads it: what it is about, what was expected and what happens now. */
import type { Pack, Process, Story } from '@homeward/definition';
import { inWords, isPlainDate } from '../calendar/plain-date.js';
import { nodeAt, regionTitle } from '../chart/state-titles.js';
import { STATUS_WORDS } from '../documents/document-changes.js';
import { factInWords, roleTitle, valueInWords, type Words } from '../rules/words.js';
import { trackerKey } from './judge-day.js';
import { otherCasesInWords } from './other-case-words.js';
import { reasonInWords } from './reason-words.js';
import { bracketed, processFor } from './story-names.js';
import type { Verdict, VerdictInWords } from './story-result.js';

export const verdictInWords = (pack: Pack, story: Story, verdict: Verdict): VerdictInWords => {
  const id = processFor(
    pack,
    story.steps.filter(({ about }) => about === undefined).map(({ event }) => event),
  );
  const process = id === undefined ? undefined : pack.processes[id];
  const [kind = '', ...rest] = verdict.what.split(' ');
  const said = process === undefined ? undefined : SAY[kind]?.({ pack, process, story, verdict }, rest);
  return { about: verdict.what, expected: verdict.expected, now: withoutPrefix(verdict.got), ...said };
};

interface About {
  readonly pack: Pack;
  readonly process: Process;
  readonly story: Story;
  readonly verdict: Verdict;
}

type Say = (about: About, names: readonly string[]) => Partial<VerdictInWords> & Pick<VerdictInWords, 'about'>;

const state: Say = ({ process, verdict }, [place = '']) => {
  if (place.startsWith('document.')) {
    const key = place.slice('document.'.length);
    const status = (name: string) => (Object.hasOwn(STATUS_WORDS, name) ? STATUS_WORDS[name] : undefined) ?? name;
    return {
      about: `How far “${process.documents[key]?.title ?? key}” is`,
      expected: status(verdict.expected),
      now: status(verdict.got),
    };
  }
  const title = (name: string) => nodeAt(process.chart, `${place}.${name}`)?.meta?.title ?? name;
  return {
    about: `Where “${regionTitle(process, place)}” stands`,
    expected: title(verdict.expected),
    now: title(verdict.got),
  };
};

const started: Say = (about, [label = '', part]) => {
  const title = limitTitle(about, label);
  const day = (text: string) => inPlainDays(part === undefined ? text : text.replace(`${part} `, ''));
  return {
    about: part === 'rule' ? `Which clause “${title}” rests on` : `When “${title}” is due`,
    expected: day(about.verdict.expected.replace(/^due /, '')),
    now: day(about.verdict.got.replace(/^due /, '')),
  };
};

const ended: Say = (about, [label = '']) => {
  const { expected, got } = about.verdict;
  const [, kinds] = /\(it was ([^)]*)\)/.exec(got) ?? [];
  const [, status, due] = /\(it is (\w+), due (\d{4}-\d{2}-\d{2})\)/.exec(got) ?? [];
  const was = (kinds ?? '').split(', ').flatMap((kind) => ENDED[kind] ?? []);
  const now = was.length > 0 ? was.join(', ') : status === undefined ? undefined : `still ${status}, due ${due}`;
  return {
    about: `How “${limitTitle(about, label)}” ends`,
    expected: ENDED[ENDS[expected] ?? ''] ?? expected,
    now: now === undefined ? 'it does not' : inPlainDays(now),
  };
};

/** What a story calls the end of a limit -> the change that it is. */
const ENDS: Readonly<Record<string, string>> = {
  met: 'met',
  'met late': 'metLate',
  cancelled: 'cancelled',
  overdue: 'overdue',
};
const ENDED: Readonly<Record<string, string>> = {
  met: 'met in time',
  metLate: 'met late',
  cancelled: 'no longer applies',
  moved: 'moves to another day',
  overdue: 'overdue',
};

const task: Say = ({ process }, [label = '']) => {
  const { name } = bracketed(label);
  return { about: `The task “${process.tasks[name]?.title ?? name}”` };
};

const access: Say = ({ pack, process, verdict }, [role = '', action = '', ...resource]) => {
  const name = resource.join(' ');
  const may = (answer: string) => (answer === 'allow' ? 'may' : answer === 'deny' ? 'may not' : answer);
  return {
    about: `Whether ${roleTitle(pack, role)} may ${action} “${process.events[name]?.title ?? process.documents[name]?.title ?? name}”`,
    expected: may(verdict.expected),
    now: may(verdict.got),
  };
};

const SAY: Readonly<Record<string, Say | undefined>> = {
  allowed: ({ pack, process, story, verdict: { step: n, expected, got } }) => {
    const step = story.steps.find((one) => one.n === n);
    const who = step === undefined || step.actor === 'system' ? '' : ` by ${roleTitle(pack, step.actor)}`;
    return {
      about: `Whether “${process.events[step?.event ?? '']?.title ?? step?.event}” can be done${who}`,
      expected: expected === 'allowed' ? 'can be done' : expected,
      now: got === 'allowed' ? 'can be done' : got,
    };
  },
  refused: ({ pack, process, story, verdict: { step: n, expected, got } }) => {
    const event = story.steps.find((one) => one.n === n)?.event ?? '';
    const reason = (label: string) => reasonInWords(pack, process.events[event], label);
    return {
      about: `Why “${process.events[event]?.title ?? event}” is refused`,
      expected: reason(expected),
      now: reason(got),
    };
  },
  state,
  final: state,
  deadlinesStarted: started,
  deadlinesMet: ended,
  deadlinesMetLate: ended,
  deadlinesCancelled: ended,
  deadlinesOverdue: ended,
  notify: ({ pack }, who) => ({
    about: `Whether ${who
      .join(' ')
      .split('|')
      .map((one) => roleTitle(pack, one.trim()))
      .join(' or ')} is told`,
  }),
  notices: () => ({ about: 'Which notices are sent' }),
  otherCases: ({ pack, process, story, verdict: { step: n, got } }, names) => {
    // What goes by its reference alone is of the process of whichever case the step is about.
    const about = story.steps.find((one) => one.n === n)?.about;
    const id = story.others?.find(({ ref }) => ref === about)?.process ?? '';
    const own = Object.hasOwn(pack.processes, id) ? (pack.processes[id] ?? process) : process;
    return otherCasesInWords(pack, own, names.join(' '), got);
  },
  tasks: task,
  tasksDone: task,
  tasksCancelled: task,
  facts: ({ pack, process, verdict }, [fact = '']) => {
    const value = (json: string) => jsonInWords({ pack, process }, fact, json);
    return {
      about: `What is known of “${pack.facts[fact]?.label ?? fact}”`,
      expected: value(verdict.expected),
      now: value(verdict.got),
    };
  },
  nothing: () => ({ about: 'What follows besides' }),
  access,
  trackers: ({ pack, verdict }, [indicator = '', , whose = 'the child']) => {
    const counts = (answer: string) => (answer === 'true' ? 'counts' : answer === 'false' ? 'does not count' : answer);
    return {
      about: `Whether ${whose} counts in “${pack.trackers[trackerKey(indicator)]?.title ?? indicator}”`,
      expected: counts(verdict.expected),
      now: counts(verdict.got),
    };
  },
  says: () => ({ about: 'What is said of where things are now' }),
  form: ({ pack }, [key = '']) => {
    const form = Object.hasOwn(pack.forms, key) ? pack.forms[key] : undefined;
    return { about: `What the form “${form?.layout.title ?? key}” asks` };
  },
};

const limitTitle = ({ pack, process }: About, label: string): string => {
  const { name } = bracketed(label);
  const own = Object.hasOwn(process.deadlines, name) ? process : undefined;
  const other = Object.values(pack.processes).find(({ deadlines }) => Object.hasOwn(deadlines, name));
  return (own ?? other)?.deadlines[name]?.title ?? name;
};

/** `2027-02-01` and days inside brackets, as people write them. */
const inPlainDays = (text: string): string =>
  text.replace(/\d{4}-\d{2}-\d{2}/g, (day) => (isPlainDate(day) ? inWords(day) : day));

const jsonInWords = (words: Words, fact: string, json: string): string => {
  try {
    const value: unknown = JSON.parse(json);
    if (value === null) return 'nothing';
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? factInWords(words, fact, value)
      : valueInWords(value);
  } catch {
    return json;
  }
};

const withoutPrefix = (got: string): string => got.replace(/^refused: /, '');
