/** Acts of the editor on the real procedures: states renamed, added and taken out, ways led elsewhere, rules renamed. */
import { fileURLToPath } from 'node:url';
import {
  addEvent,
  addStateAfter,
  addTransition,
  applyEdit,
  chartGraph,
  type DraftFiles,
  identicalJson,
  moveTransition,
  type Pack,
  type PlaceChange,
  pointerSteps,
  processFile,
  readDraft,
  removeState,
  removeTransition,
  renameRule,
  renameState,
  retarget,
  rulesOf,
  runChecks,
  sameJson,
  stateReferences,
  valueAt,
} from '@homeward/definition';
import { compilePack, playStory } from '@homeward/engine';
import { readConfigs } from '@homeward/runtime/configs';
import { describe, expect, it } from '@jest/globals';

const CONFIGS = fileURLToPath(new URL('../../configs', import.meta.url));
const configs = await readConfigs(CONFIGS);

const changed = (files: DraftFiles, changes: readonly PlaceChange[]): DraftFiles =>
  changes.reduce((now, change) => {
    const before = valueAt(now[change.file], pointerSteps(change.at));
    const edited = applyEdit(now, { ...change, ...(before === undefined ? {} : { before }) });
    if (!('files' in edited)) throw new Error(JSON.stringify(edited));
    return edited.files;
  }, files);

const packOf = (files: DraftFiles): Pack => {
  const { pack, problems } = readDraft(files);
  if (pack === undefined) throw new Error(JSON.stringify(problems.slice(0, 3)));
  return pack;
};
const identical = (one: DraftFiles, other: DraftFiles): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((file) => !identicalJson(one[file], other[file]));
const checksOf = (pack: Pack): string[] => runChecks(pack).map(({ check, severity }) => `${check} ${severity}`);

describe.each(configs)('the draft of $authority', ({ written: { files } }) => {
  const pack = packOf(files);
  const states = Object.entries(pack.processes).flatMap(([id, process]) =>
    [...chartGraph(process.chart).states.values()]
      .filter(({ path }) => path !== '')
      .map((state) => ({ id, process, state, references: stateReferences(files, pack, id, state.path) })),
  );
  const storiesOf = ({ references }: (typeof states)[number]): number =>
    references.filter(({ kind }) => kind === 'story').length;
  // Stories may say what went before in short (a placement order was made), and then rest on the names of these regions.
  const most = states
    .filter(({ state }) => state.kind === 'atomic' && !/^(care|court|reviews|routes)\b/.test(state.path))
    .reduce((best, one) => (storiesOf(one) > storiesOf(best) ? one : best));

  it('gives states another name and their own again, and is then what it was', () => {
    // A dozen of them, spread over the whole process.
    for (const { id, state } of states.filter((_, index) => index % Math.ceil(states.length / 12) === 0)) {
      const renamed = changed(files, renameState(files, pack, id, state.path, 'calledOtherwise'));
      const path = [state.parent?.path, 'calledOtherwise'].filter(Boolean).join('.');
      const back = changed(renamed, renameState(renamed, packOf(renamed), id, path, state.key));
      expect([state.path, identical(files, back)]).toEqual([state.path, []]);
    }
  });

  it('leaves nothing behind that speaks of the old name: the same checks say the same, and its stories play', () => {
    const { id, state } = most;
    expect(storiesOf(most)).toBeGreaterThan(0);
    const renamed = changed(files, renameState(files, pack, id, state.path, 'calledOtherwise'));
    const read = readDraft(renamed);
    const other = packOf(renamed);
    expect(checksOf(other)).toEqual(checksOf(pack));
    const compiled = compilePack(other);
    const told = read.stories.filter((story) => JSON.stringify(story).includes('calledOtherwise')).slice(0, 4);
    for (const story of told) expect(playStory(compiled, story).verdicts.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('takes a state out and leads its ways elsewhere, so that no way leads nowhere', () => {
    const wanted = states.find(
      ({ state, references }) =>
        state.kind === 'atomic' &&
        (state.parent?.children.size ?? 0) > 3 &&
        references.some(({ kind }) => kind === 'way'),
    );
    if (wanted === undefined) throw new Error('No state can be taken out.');
    const { id, process, state } = wanted;
    const instead = [...(state.parent?.children.values() ?? [])].find(
      (other) => other !== state && other.kind === 'atomic',
    );
    for (const target of [instead, undefined]) {
      const less = packOf(changed(files, removeState(files, { id, process }, state, target)));
      const chart = less.processes[id]?.chart;
      if (chart === undefined) throw new Error('The process is gone.');
      const graph = chartGraph(chart);
      expect(graph.states.has(state.path)).toBe(false);
      expect(graph.edges.filter(({ unknown }) => unknown.length > 0)).toEqual([]);
    }
  });

  it('leads a way to another step, however far', () => {
    for (const [id, { chart }] of Object.entries(pack.processes)) {
      const graph = chartGraph(chart);
      const [first] = [...graph.states.values()].filter(({ kind }) => kind === 'atomic');
      for (const edge of graph.edges.filter(({ targets }) => targets.length === 1).slice(0, 8)) {
        const moved = changed(files, retarget(files, id, chart, edge, first));
        const other = packOf(moved).processes[id]?.chart ?? chart;
        const there = chartGraph(other).edges.find(({ pointer }) => pointer === edge.pointer);
        expect(there?.targets.map(({ path }) => path)).toEqual([first?.path]);
      }
    }
  });
});

describe('an action and a step of one’s own', () => {
  const herts = configs.find(({ authority }) => authority === 'herts');
  if (herts === undefined) throw new Error('Hertfordshire is gone.');
  const { files } = herts.written;
  const pack = packOf(files);
  const id = 'childPermanence';
  const chart = pack.processes[id]?.chart;
  if (chart === undefined) throw new Error('There is no process.');
  const meeting = chartGraph(chart).states.get('planning.meetingBooked');
  if (meeting === undefined) throw new Error('There is no such state.');

  it('are added where they belong, named after their titles, and taken out again', () => {
    const { path, changes } = addStateAfter(id, meeting, 'Wellbeing talk');
    expect(path).toBe('planning.wellbeingTalk');
    const withStep = changed(files, changes);
    const order = Object.keys(packOf(withStep).processes[id]?.chart.states.planning?.states ?? {});
    expect(order.indexOf('wellbeingTalk')).toBe(order.indexOf('meetingBooked') + 1);
    const added = addEvent(withStep, packOf(withStep), id, {
      title: 'Record the wellbeing talk',
      done: 'Wellbeing talk held',
      group: 'meetings',
      roles: ['sw', 'tm'],
      sources: [],
    });
    expect(added.event).toBe('RECORD_THE_WELLBEING_TALK');
    const withAction = changed(withStep, added.changes);
    const talk = chartGraph(packOf(withAction).processes[id]?.chart ?? chart).states.get(path);
    const whole = changed(withAction, addTransition(withAction, id, chart, meeting, added.event, talk));
    const graph = chartGraph(packOf(whole).processes[id]?.chart ?? chart);
    const edge = graph.edges.find(({ event }) => event === added.event);
    expect(edge?.targets.map((state) => state.path)).toEqual([path]);
    if (edge === undefined) throw new Error('The way is not there.');
    const without = changed(whole, removeTransition(whole, id, edge));
    expect(sameJson(without[processFile(id, 'chart')], withAction[processFile(id, 'chart')])).toBe(true);
  });

  it('has its ways of one action in an order that can be changed and changed back', () => {
    const edges = chartGraph(chart).edges.filter(
      ({ source, event }) => source.path === 'planning.meetingRequired' && event === 'REVIEW_HELD',
    );
    const [first, second] = edges;
    if (first === undefined || second === undefined) throw new Error('There are no two ways.');
    const moved = changed(files, moveTransition(files, id, first, 1));
    expect(identical(files, moved)).toEqual([processFile(id, 'chart')]);
    expect(identical(files, changed(moved, moveTransition(moved, id, second, -1)))).toEqual([]);
    expect(moveTransition(files, id, first, -1)).toEqual([]);
  });

  it('a rule has another name wherever it is used', () => {
    const renamed = changed(files, renameRule(files, pack, 'atPpmAge', 'oldEnoughForTheMeeting'));
    expect(checksOf(packOf(renamed))).toEqual(checksOf(pack));
    expect(JSON.stringify(rulesOf(packOf(renamed)).map(({ rule }) => rule))).not.toContain('"atPpmAge"');
  });
});
