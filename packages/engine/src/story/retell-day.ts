/** Tells anew what a story asks of a day, or of its end: who may read, what is counted, what is said, what a form asks, where things stand. */
import type { ExpectedForm, Story } from '@homeward/definition';
import type { CaseRecord } from '../case-record.js';
import type { CompiledPack } from '../compile-pack.js';
import { stateAt } from '../rules/world.js';
import { statement } from '../statement.js';
import { askedOn } from './judge-day.js';
import type { Verdict } from './story-result.js';
import type { Judgement } from './watcher.js';

type Access = NonNullable<Story['access']>[number];
type Tracker = NonNullable<Story['trackers']>[number];
type Says = NonNullable<Story['says']>[number];

/** Notes what is so now wherever an expectation of a day does not hold; what asks for something that does not exist stays as it was written. */
export class DaysRetold {
  private readonly access = new Map<Access, Access>();
  private readonly trackers = new Map<Tracker, Tracker>();
  private readonly says = new Map<Says, Says>();
  private readonly forms = new Map<ExpectedForm, ExpectedForm>();
  private end: CaseRecord | undefined;

  constructor(private readonly compiled: CompiledPack) {}

  hear(judgement: Judgement): void {
    const fault = judgement.verdicts.find(({ holds }) => !holds);
    if (fault === undefined) return;
    switch (judgement.kind) {
      case 'access':
        this.access.set(judgement.access, accessNow(judgement.access, fault));
        break;
      case 'tracker':
        this.trackers.set(judgement.tracker, trackerNow(judgement.tracker, fault));
        break;
      case 'form':
        this.forms.set(judgement.form, formNow(this.compiled, judgement.form, judgement.record));
        break;
      case 'says': {
        const { says, record } = judgement;
        this.says.set(says, { ...says, sentences: [...statement(this.compiled, record, says.on)] });
        break;
      }
      case 'end':
        this.end = judgement.record;
        break;
      case 'step':
        break;
    }
  }

  of({ access, trackers, says, forms, final }: Story): Partial<Story> {
    const { end } = this;
    return {
      ...(access === undefined ? {} : { access: access.map((one) => this.access.get(one) ?? one) }),
      ...(trackers === undefined ? {} : { trackers: trackers.map((one) => this.trackers.get(one) ?? one) }),
      ...(says === undefined ? {} : { says: says.map((one) => this.says.get(one) ?? one) }),
      ...(forms === undefined ? {} : { forms: forms.map((one) => this.forms.get(one) ?? one) }),
      ...(final === undefined || end === undefined ? {} : { final: finalNow(final, end) }),
    };
  }
}

// Why it was so before is no reason for what is so now.
const accessNow = (asked: Access, { got }: Verdict): Access => {
  const { why: _before, ...rest } = asked;
  return got === 'allow' || got === 'deny' ? { ...rest, expect: got } : asked;
};

const trackerNow = (asked: Tracker, { got }: Verdict): Tracker => {
  const { why: _before, ...rest } = asked;
  return got === 'true' || got === 'false' ? { ...rest, expect: got === 'true' } : asked;
};

/** Whole lists are listed anew; of single questions those stay of which it is still true. */
const formNow = (compiled: CompiledPack, asked: ExpectedForm, record: CaseRecord): ExpectedForm => {
  const form = Object.hasOwn(compiled.forms, asked.form) ? compiled.forms[asked.form]?.form : undefined;
  if (form === undefined) return asked;
  const { now, signers } = askedOn(compiled, record, form, asked);
  const stillTrue = (
    key: 'shown' | 'hidden' | 'needed' | 'optional',
    questions: readonly string[],
    wanted: boolean,
  ): Partial<ExpectedForm> => {
    const listed = asked[key];
    if (listed === undefined) return {};
    const isSo = (name: string) => Object.hasOwn(form.schema.properties, name) && questions.includes(name) === wanted;
    return { [key]: listed.filter(isSo) };
  };
  return {
    ...asked,
    ...(asked.asks === undefined ? {} : { asks: [...now.questions] }),
    ...(asked.mustAnswer === undefined ? {} : { mustAnswer: [...now.required] }),
    ...(asked.signedBy === undefined ? {} : { signedBy: [...signers] }),
    ...stillTrue('shown', now.questions, true),
    ...stillTrue('hidden', now.questions, false),
    ...stillTrue('needed', now.required, true),
    ...stillTrue('optional', now.required, false),
  };
};

const finalNow = (final: NonNullable<Story['final']>, record: CaseRecord): Record<string, string> =>
  Object.fromEntries(
    Object.entries(final).map(([place, before]): [string, string] => [place, standing(record, place) ?? before]),
  );

/** @param place a region's path, or `document.CPR`; undefined where nothing stands there */
export const standing = (record: CaseRecord, place: string): string | undefined =>
  place.startsWith('document.')
    ? (record.documents[place.slice('document.'.length)]?.status ?? 'none')
    : stateAt(record.state, place);
