import { describe, expect, test } from '@jest/globals';
import { addCodeList, usesOfCodeList, withCodeList } from './code-list-acts.js';
import { errorsOfDraft, exampleDraft, packOfDraft } from './example-draft.js';
import { addForm, removeForm, requireFormBefore, usesOfForm } from './form-acts.js';

const wellbeing = () =>
  addForm(exampleDraft(), {
    title: 'Wellbeing form',
    fills: ['sw'],
    section: 'How the child is',
    first: { title: 'Is the child well?', kind: 'yesNo', isRequired: true, errorName: 'whether the child is well' },
  });

describe('a wellbeing form before the panel', () => {
  test('is a form, an action that records it, a fact that says when, and a gate that asks for it', () => {
    const { files, key } = wellbeing();
    expect(key).toBe('wellbeingForm');
    expect(errorsOfDraft(files)).toEqual([]);
    const wish = requireFormBefore(files, packOfDraft(files), {
      form: key,
      process: 'childPermanence',
      event: 'REVIEW_HELD',
      roles: ['sw'],
      sentence: 'The wellbeing form has not been filled in.',
      mayGoOn: [],
      sources: ['R-dale-1'],
    });
    expect(wish).toMatchObject({ event: 'WELLBEING_FORM_RECORDED', fact: 'wellbeingFormOn' });
    expect(errorsOfDraft(wish.files)).toEqual([]);
    const pack = packOfDraft(wish.files);
    const process = pack.processes.childPermanence;
    expect(process?.events.REVIEW_HELD?.gates).toMatchObject([
      { key: 'needsWellbeingForm', kind: 'hard', requires: { field: 'fact.wellbeingFormOn', operator: 'notNull' } },
    ]);
    expect(process?.chart.states.care?.states?.lookedAfter?.on).toHaveProperty('WELLBEING_FORM_RECORDED', {});
    expect(pack.grants.grants.at(-1)).toMatchObject({
      roles: ['sw'],
      may: 'record',
      events: ['WELLBEING_FORM_RECORDED'],
    });
    expect(usesOfForm(pack, key)).toMatchObject([{ kind: 'event', title: 'Fill in: Wellbeing form' }]);
    expect(removeForm(wish.files, pack, key)).toBeUndefined();
  });

  test('can be passed with a reason by those who may', () => {
    const { files, key } = wellbeing();
    const soft = requireFormBefore(files, packOfDraft(files), {
      form: key,
      process: 'childPermanence',
      event: 'PPM_HELD',
      roles: ['sw'],
      sentence: 'The wellbeing form has not been filled in.',
      mayGoOn: ['tm'],
      sources: ['R-dale-1'],
    });
    expect(errorsOfDraft(soft.files)).toEqual([]);
    expect(packOfDraft(soft.files).processes.childPermanence?.events.PPM_HELD?.gates.at(-1)).toMatchObject({
      kind: 'soft',
      overrideBy: ['tm'],
    });
  });

  test('goes again while nothing uses it', () => {
    const { files, key } = wellbeing();
    expect(removeForm(files, packOfDraft(files), key)).toEqual(exampleDraft());
  });
});

describe('a code list of the authority’s own', () => {
  test('gets codes from its labels', () => {
    const { files, key } = addCodeList(exampleDraft(), 'How the child is', ['Well', 'Not well', 'Well']);
    expect(key).toBe('howTheChildIs');
    expect(packOfDraft(files).codeLists[key]?.codes).toEqual([
      { code: 'well', label: 'Well' },
      { code: 'notWell', label: 'Not well' },
      { code: 'well2', label: 'Well' },
    ]);
  });

  test('is a copy where a common one is changed, and its users are named', () => {
    const files = withCodeList(exampleDraft(), 'plans', {
      title: 'Our plans',
      codes: [{ code: 'ADOPTION', label: 'Adoption' }],
    });
    expect(files['../common/code-lists.json']).toEqual(exampleDraft()['../common/code-lists.json']);
    expect(packOfDraft(files).codeLists.plans?.title).toBe('Our plans');
    expect(usesOfCodeList(files, 'plans').map(({ title }) => title)).toEqual([
      '“What is the preferred plan?” of “Planning meeting”',
      '“Which routes were considered?” of “Planning meeting”',
      '“Plan they support” of “Planning meeting”',
      'The fact “Permanence plan”',
      'The fact “Routes considered”',
    ]);
  });
});
