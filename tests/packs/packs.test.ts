/** The shipped packs: no problems, every example is a complete answer, every clause is cited, replay rebuilds every story. */
import { fileURLToPath } from 'node:url';
import { checkPack } from '@homeward/definition';
import { checkWholePack, compilePack, newCase, openActions, validateAnswers, worldOf } from '@homeward/engine';
import { authoritiesIn, readFolder } from '@homeward/runtime/configs';
import { describe, expect, it } from '@jest/globals';

const CONFIGS = fileURLToPath(new URL('../../configs', import.meta.url));
const authorities = await authoritiesIn(CONFIGS);
const packs = await Promise.all(
  authorities.map(async (authority) => {
    const files = await readFolder(`${CONFIGS}/${authority}`);
    const common = await readFolder(`${CONFIGS}/common`);
    return { authority, files, checked: checkPack(files, common), whole: checkWholePack(files, common) };
  }),
);

describe.each(packs)('the pack of $authority', ({ files, checked, whole }) => {
  const { pack } = checked;
  if (pack === undefined) throw new Error(JSON.stringify(checked.problems.slice(0, 5)));
  const compiled = compilePack(pack);
  const [process] = Object.keys(pack.processes);
  const child = newCase(compiled, {
    id: 'case-1',
    process: process ?? '',
    subjectRef: 'AB',
    openedOn: '2026-03-02',
    facts: { dateOfBirth: '2020-06-10', sex: 'F' },
  });

  it('has no problems, and no warnings that it does not explain', () => expect(whole.problems).toEqual([]));

  it.each(Object.values(pack.forms).map((form) => [form.key, form] as const))(
    'takes the complete example of %s for an answer, whatever the child’s age',
    (key, form) => {
      const compiledForm = compiled.forms[key];
      if (compiledForm === undefined) throw new Error(`${key} is not compiled`);
      for (const day of ['2020-07-01', '2026-03-02', '2033-03-02', '2037-03-02']) {
        const world = worldOf(compiled, child, day, ['sw']);
        expect([day, validateAnswers(compiledForm, form.examples.complete ?? {}, world, true).problems]).toEqual([
          day,
          [],
        ]);
      }
    },
  );

  it('asks at least one question of an empty form wherever something is required', () => {
    for (const form of Object.values(compiled.forms)) {
      const { problems } = validateAnswers(form, {}, worldOf(compiled, child, '2026-03-02', ['sw']), true);
      if (form.form.schema.required.length > 0)
        expect([form.form.key, problems.length > 0]).toEqual([form.form.key, true]);
      // Every message speaks the words of the form, never a key of the schema.
      for (const { sentence } of problems) expect(sentence).not.toMatch(/undefined|\/|_[a-z]/);
    }
  });

  it('cites every clause of its own procedure somewhere', () => {
    const text = Object.entries(files)
      .filter(([path]) => !/^sources\.json$|^walkthroughs\//.test(path))
      .map(([, content]) => content)
      .join('\n');
    const own = Object.entries(pack.sources.clauses).filter(([id]) => id.startsWith('R-'));
    expect(own.length).toBeGreaterThan(0);
    expect(own.map(([id]) => id).filter((id) => !text.includes(`"${id}"`))).toEqual([]);
  });

  it('gives every action that is not open a reason', () => {
    for (const role of Object.keys(pack.grants.roles)) {
      const actions = openActions(compiled, child, { today: '2026-03-09', actor: { id: 'p', roles: [role] } });
      for (const action of actions)
        if (action.standing === 'notYet')
          expect([action.event, action.unlocks.length > 0]).toEqual([action.event, true]);
    }
  });
});
