/** A child copied into a try-out: nothing that anybody wrote leaves the server, the copy stands where the child stands, and only who may read the record may copy it. */
import path from 'node:path';
import { CopyOfCase, routes } from '@homeward/contract';
import type { Pack } from '@homeward/definition';
import {
  type AuditEntry,
  asStory,
  type CaseRecord,
  type CompiledPack,
  canonical,
  compilePack,
  copiedStart,
  isPlainDate,
  playStory,
  tryOut,
} from '@homeward/engine';
import { COPIED_CHILD, copyCase } from '@homeward/runtime';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { must, mustNot, submit } from './test-homeward.js';
import { signedIn, testedHomeward } from './tested-homeward.js';

const HERTS = { authority: 'herts' };
const test = testedHomeward('2026-03-02', 'api', path.resolve(import.meta.dirname, '../../configs'));
const owner = signedIn(test, 'processOwner', HERTS);
/** Owns the procedure and reads as a director does: open records, no restricted ones. */
const lead = signedIn(test, 'processOwner', { ...HERTS, nth: 1 });
const serviceManager = signedIn(test, 'sm', HERTS);

interface Stored {
  readonly id: string;
  readonly authority: string;
  readonly version: string;
  readonly process: string;
  readonly record: CaseRecord;
  readonly entries: readonly (Partial<AuditEntry> & { readonly facts?: unknown })[];
  readonly kind: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly reference: string;
}

let cases: readonly Stored[] = [];
let names: readonly string[] = [];

beforeAll(async () => {
  cases = await test.asOwner<Stored>(
    `select c.id, c.authority_id as authority, c.version, c.process, c.record, s.kind, s.given_name, s.family_name, s.reference,
       (select json_agg(e.entry order by e.revision) from event e where e.case_id = c.id) as entries
     from case_record c join subject s on s.id = c.subject_id order by c.id`,
  );
  names = (await test.asOwner<{ name: string }>('select name from person')).map(({ name }) => name);
});

/** Everything that is text at the end of a value, and the names of its parts. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...(Array.isArray(value) ? [] : [key]), ...textsIn(inner)]);
};

const packsSaid = new Map<Pack, string>();
const saidBy = (pack: Pack): string => {
  const said = packsSaid.get(pack) ?? JSON.stringify(pack);
  packsSaid.set(pack, said);
  return said;
};

/** Numbers in answers that no condition of the pack names, nor the facts that they make known. */
const unread = (
  pack: Pack,
  said: string,
  process: string,
  { event, answers }: Stored['entries'][number],
): [string, number][] => {
  const facts = pack.processes[process]?.events[event ?? '']?.facts ?? [];
  return Object.entries(answers ?? {}).flatMap(([name, value]): [string, number][] => {
    const known = facts.filter((effect) => 'answer' in effect.value && effect.value.answer === name);
    const fields = [`"answer.${name}"`, ...known.map(({ fact }) => `"fact.${fact}"`)];
    return typeof value === 'number' && !fields.some((field) => said.includes(field)) ? [[name, value]] : [];
  });
};

const wordsKnown = new Map<Pack, ReadonlySet<string>>();
/** The pack's own words, but for the examples of its forms, which made-up children are told with. */
const wordsOf = (pack: Pack): ReadonlySet<string> => {
  const { forms, ...rest } = pack;
  const known =
    wordsKnown.get(pack) ??
    new Set(textsIn([rest, Object.values(forms).map(({ schema, layout }) => [schema, layout])]));
  wordsKnown.set(pack, known);
  return known;
};

/** What somebody wrote of a child: no date, and nothing that the procedure itself says. */
const written = ({ record, entries, ...subject }: Stored, words: ReadonlySet<string>): string[] => {
  const told = [
    entries.map(({ answers, overrides, detail, facts, actor }) => [
      answers,
      overrides?.map(({ reason }) => reason),
      [detail?.reason, detail?.note, detail?.person, detail?.subjectRef, detail?.facts],
      facts,
      actor?.id,
    ]),
    Object.values(record.facts).map((dated) => dated.map(({ value }) => value)),
    record.links?.map(({ subjectRef }) => subjectRef),
    [subject.reference, subject.id],
  ];
  const texts = textsIn(told).filter((text) => !words.has(text) && !isPlainDate(text) && !PARTS.has(text));
  const people = [...names, `${subject.given_name} ${subject.family_name}`, subject.given_name, subject.family_name];
  return [...new Set([...texts, ...people])].filter((text) => text.length >= 4);
};

/** What the parts of a corrected fact are called, and who is nobody in particular: no words of anybody. */
const PARTS: ReadonlySet<string> = new Set(['fact', 'value', 'from', 'system']);

const compiledOf = (authority: string, version: string): Promise<CompiledPack> =>
  test.homeward.runtime.packs.version(authority, version);

const copyOf = async ({ id, authority }: Stored) => {
  const [person] = await test.asOwner<{ id: string }>('select id from person where authority_id = $1 limit 1', [
    authority,
  ]);
  const copied = await copyCase(test.homeward.runtime, { authority, caseId: id, person: person?.id ?? '' });
  if (copied === undefined) throw new Error('The case was not found.');
  return copied;
};

describe('the copy of a demonstration child', () => {
  it('holds nothing that anybody wrote, of every one', async () => {
    const children = cases.filter(({ kind }) => kind === 'child');
    expect(children.length).toBeGreaterThanOrEqual(44);
    let looked = 0;
    let numbers = 0;
    const left: string[] = [];
    for (const stored of children) {
      const { pack } = await compiledOf(stored.authority, stored.version);
      const words = wordsOf(pack);
      const copy = await copyOf(stored);
      const sent = textsIn(copy).filter((text) => !words.has(text));
      for (const text of written(stored, words)) {
        looked += 1;
        if (sent.some((one) => one.includes(text))) left.push(`${stored.authority} ${stored.reference}: ${text}`);
      }
      const said = saidBy(pack);
      for (const [index, entry] of stored.entries.entries())
        for (const [name, number] of unread(pack, said, stored.process, entry)) {
          numbers += 1;
          if (copy.life.entries[index]?.answers[name] === number)
            left.push(`${stored.authority} ${stored.reference}: ${name} ${number}`);
        }
    }
    expect(numbers).toBeGreaterThan(0);
    expect(looked).toBeGreaterThan(children.length * 100);
    expect(left).toEqual([]);
  });

  it('is told again to where the child stands', async () => {
    for (const stored of cases) {
      const compiled = await compiledOf(stored.authority, stored.version);
      const { life } = await copyOf(stored);
      const { record, notTaken } = copiedStart(compiled, life);
      expect([stored.reference, notTaken]).toEqual([stored.reference, undefined]);
      expect({ of: stored.reference, ...record }).toEqual({ of: stored.reference, ...life.stands });
      expect(CopyOfCase.shape.life.parse(JSON.parse(JSON.stringify(life)))).toEqual(JSON.parse(JSON.stringify(life)));
      // A family may have heard something of a child since the test began.
      if (stored.kind !== 'child') continue;
      const { state, entered, deadlines, tasks, documents, facts } = stored.record;
      expect(canonical([record.state, record.entered, record.deadlines, record.tasks])).toBe(
        canonical([state, entered, deadlines, tasks]),
      );
      expect(Object.values(record.documents).map(({ status, version }) => [status, version])).toEqual(
        Object.keys(record.documents).map((key) => [documents[key]?.status, documents[key]?.version]),
      );
      expect(Object.keys(record.facts).sort()).toEqual(Object.keys(facts).sort());
    }
  });
});

describe('a try-out with a copied child', () => {
  it('goes on from the day of the copy, and becomes a walkthrough that holds wherever a story can tell the life', async () => {
    const children = cases.filter(({ kind, authority }) => kind === 'child' && authority === 'herts');
    let held = 0;
    for (const stored of children) {
      const compiled = await compiledOf(stored.authority, stored.version);
      const { life } = await copyOf(stored);
      const { process, openedOn, facts } = life.opening;
      const copied = { life, asAt: '2026-03-02' };
      const beginning = { process, ref: COPIED_CHILD, openedOn, facts, copied };
      const acts = [{ kind: 'clock', to: '2026-05-30' }] as const;
      const before = tryOut(compiled, beginning, []);
      expect([before.day, before.record]).toEqual(['2026-03-02', life.stands]);
      const after = tryOut(compiled, beginning, acts);
      expect(after.day).toBe('2026-05-30');
      expect(after.happened.every(({ on }) => on >= '2026-03-02')).toBe(true);
      const story = asStory(compiled, beginning, acts, { id: 'TRY-copy', title: 'A copied child' });
      if (playStory(compiled, story).verdicts.every(({ holds }) => holds)) held += 1;
      for (const name of [stored.given_name, stored.family_name, stored.reference])
        expect(JSON.stringify(story)).not.toContain(name);
    }
    // A case that began because of a child goes on beside it in a story and not in a copy: then the page says that a walkthrough cannot tell it.
    expect(held).toBeGreaterThanOrEqual(children.length - 3);
  });
});

describe('a draft that would have refused part of the history', () => {
  it('says what, and begins where the record stands', async () => {
    const stored = cases.find(
      ({ kind, entries }) =>
        kind === 'child' && entries.some(({ event, origin }) => event === 'REVIEW_HELD' && origin === 'person'),
    );
    if (stored === undefined) throw new Error('No demonstration child has been reviewed.');
    const { pack } = await compiledOf(stored.authority, stored.version);
    const draft = compilePack({
      ...pack,
      grants: {
        ...pack.grants,
        grants: pack.grants.grants.filter(({ events }) => events?.includes('REVIEW_HELD') !== true),
      },
    });
    const { life } = await copyOf(stored);
    expect(copiedStart(draft, life)).toMatchObject({
      record: life.stands,
      notTaken: { event: 'REVIEW_HELD', sentence: expect.stringContaining('You cannot do this') },
    });
  });
});

describe('copying a child', () => {
  const sent = { body: {} } as const;
  const childOf = (): Stored => {
    const found = cases.find(({ authority, process }) => authority === 'herts' && process === 'childPermanence');
    if (found === undefined) throw new Error('Hertfordshire has no child.');
    return found;
  };

  it('is refused to a process owner who may not read the record, and to a reader who owns no procedure, as if nothing were there', async () => {
    for (const person of [owner, serviceManager])
      expect(mustNot(await person.ask(routes.copyCase, { params: { id: childOf().id }, ...sent })).type).toBe(
        'not-found',
      );
    expect(
      await test.asOwner('select from read_log where reason is not null and case_id = $1 and person_id = $2', [
        childOf().id,
        owner.session.person.id,
      ]),
    ).toEqual([]);
  });

  it('is for who may do both, and writes down who copied whom; a restricted record is refused to who may not read it', async () => {
    const { id } = childOf();
    const copy = must(await lead.ask(routes.copyCase, { params: { id }, ...sent }));
    expect(copy).toMatchObject({ asAt: '2026-03-02', life: { stands: { subjectRef: 'CHILD-A' } } });
    expect(
      await test.asOwner('select resource, reason from read_log where case_id = $1 and person_id = $2', [
        id,
        lead.session.person.id,
      ]),
    ).toEqual([{ resource: 'case', reason: 'Copied into a try-out, with made-up words' }]);
    const [standing] = await test.asOwner<{ revision: number }>('select revision from case_record where id = $1', [id]);
    must(await submit(serviceManager, id, 'CASE_RESTRICTED', { revision: standing?.revision ?? 0 }));
    expect(mustNot(await lead.ask(routes.copyCase, { params: { id }, ...sent })).type).toBe('not-found');
    expect(
      await test.asOwner('select from read_log where case_id = $1 and person_id = $2', [id, lead.session.person.id]),
    ).toHaveLength(1);
  });
});
