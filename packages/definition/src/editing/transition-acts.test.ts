import { describe, expect, test } from '@jest/globals';
import { chartGraph } from '../chart-graph.js';
import { asEdit } from './change.js';
import { applyEdit, type DraftFiles } from './edit.js';
import { exampleDraft, packOfDraft } from './example-draft.js';
import { setTransitionSources } from './transition-acts.js';

const ID = 'childPermanence';
const wayOf = (files: DraftFiles, pointer: string) => {
  const chart = packOfDraft(files).processes[ID]?.chart;
  const edge = chart === undefined ? undefined : chartGraph(chart).edges.find((one) => one.pointer === pointer);
  if (edge === undefined) throw new Error(`There is no way at ${pointer}.`);
  return edge;
};
const named = (files: DraftFiles, pointer: string, sources: readonly string[]): DraftFiles =>
  setTransitionSources(files, ID, wayOf(files, pointer), sources).reduce((now, change) => {
    const edited = applyEdit(now, asEdit(now, change));
    if (!('files' in edited)) throw new Error(JSON.stringify(edited));
    return edited.files;
  }, files);

describe('the clauses of a way', () => {
  const files = exampleDraft();
  const chart = packOfDraft(files).processes[ID]?.chart;
  const plain = chart === undefined ? undefined : chartGraph(chart).edges.find(({ transition }) => !transition.meta);
  const pointer = plain?.pointer ?? '';

  test('are named, and taken out again without a trace', () => {
    const cited = named(files, pointer, ['R-dale-1']);
    expect(wayOf(cited, pointer).transition.meta).toEqual({ sources: ['R-dale-1'] });
    const back = named(cited, pointer, []);
    expect(wayOf(back, pointer).transition.meta).toBeUndefined();
    expect(back).toEqual(files);
  });
});
