import type { ProcessPicture } from '@homeward/contract';
import { describe, expect, it } from '@jest/globals';
import { labelLines, layOut } from './elk-layout';
import { gatherWays } from './gathered-ways';
import { partsOf, processGraph } from './process-graph';

const row = (from: string, eventTitle: string, to: string, current = false): ProcessPicture['rows'][number] => ({
  from,
  fromTitle: from,
  event: eventTitle,
  eventTitle,
  to: [to],
  toTitles: [to],
  condition: null,
  current,
});
const picture: ProcessPicture = {
  process: { key: 'p', title: 'Permanence' },
  version: 'abc',
  chart: {
    id: 'p',
    type: 'parallel',
    states: {
      reviews: { initial: 'first', states: { first: {}, second: {} } },
      routes: {
        type: 'parallel',
        states: {
          adoption: { initial: 'none', states: { none: {}, exploring: {}, placed: { type: 'final' } } },
          home: { initial: 'no', states: { no: {} } },
        },
      },
    },
  },
  current: [
    'reviews',
    'reviews.first',
    'routes',
    'routes.adoption',
    'routes.adoption.exploring',
    'routes.home',
    'routes.home.no',
  ],
  titles: {
    reviews: 'Reviews',
    'reviews.first': 'First review due',
    routes: 'Routes',
    'routes.adoption': 'Adoption',
    'routes.home': 'Return home',
  },
  events: {},
  rows: [
    row('reviews.first', 'Review held', 'reviews.second', true),
    row('routes.adoption.none', 'Plan proposed', 'routes.adoption.exploring'),
    row('routes.adoption.none', 'Court order made', 'routes.adoption.exploring'),
    row('routes.adoption.exploring', 'Child placed', 'routes.adoption.placed', true),
  ],
};

describe('the picture of a process', () => {
  it('shows what goes on side by side as parts of their own', () => {
    expect(partsOf(picture).map((part) => part.title)).toEqual(['Reviews', 'Routes: adoption', 'Routes: return home']);
  });

  it('lights the states a case is in, and the ways out of them', () => {
    const graph = processGraph(picture, undefined);
    expect(graph.nodes.filter((node) => node.current).map((node) => node.id)).toEqual([
      'reviews.first',
      'routes.adoption.exploring',
      'routes.home.no',
    ]);
    expect(graph.edges.filter((edge) => edge.open).map((edge) => edge.target)).toEqual([
      'reviews.second',
      'routes.adoption.placed',
    ]);
  });

  it('draws one arrow between two states, with everything that leads this way', () => {
    const graph = processGraph(picture, 'routes.adoption');
    expect(graph.nodes.map((node) => node.id)).toEqual([
      'routes.adoption',
      'routes.adoption.none',
      'routes.adoption.exploring',
      'routes.adoption.placed',
    ]);
    expect(graph.edges.map((edge) => edge.titles)).toEqual([['Plan proposed', 'Court order made'], ['Child placed']]);
  });

  it('leaves the words off the map of all parts', () => {
    expect(processGraph(picture, undefined).edges.map((edge) => edge.titles)).toEqual([[], [], []]);
  });

  it('writes a long list of ways in short; the table has them all', () => {
    expect(labelLines({ id: 'e', source: 'a', target: 'b', open: false, titles: ['1', '2', '3', '4', '5'] })).toEqual([
      '1',
      '2',
      '3',
      'and 2 more',
    ]);
  });

  it('sets parts in rows without laying one over another', async () => {
    const laid = await layOut(processGraph(picture, undefined), async (root) => ({
      ...root,
      width: 300,
      height: 200,
      children: (root.children ?? []).map((child) => ({ ...child, x: 0, y: 0, width: 300, height: 200 })),
    }));
    const tops = ['reviews', 'routes.adoption', 'routes.home'].map((id) => laid.boxes.get(id));
    for (const [index, one] of tops.entries())
      for (const other of tops.slice(index + 1))
        expect(one && other && (Math.abs(one.x - other.x) >= 300 || Math.abs(one.y - other.y) >= 200)).toBe(true);
  });

  const court: ProcessPicture = {
    ...picture,
    chart: {
      id: 'court',
      type: 'parallel',
      states: {
        work: {
          initial: 'one',
          states: { one: {}, two: {}, three: {}, four: {}, five: {}, six: {}, lost: { type: 'final' } },
        },
      },
    },
    current: ['work', 'work.two'],
    titles: { work: 'Work', 'work.one': 'One', 'work.two': 'Two', 'work.three': 'Three', 'work.four': 'Four' },
    rows: [
      ...['one', 'two', 'three', 'four', 'five', 'six'].map((from) =>
        row(`work.${from}`, 'Order refused', 'work.lost', from === 'two'),
      ),
      ...['one', 'two', 'three', 'four'].map((from) => row(`work.${from}`, 'Order made', 'work.five', from === 'two')),
      row('work.one', 'Step taken', 'work.five'),
      row('work', 'Begun again', 'work.one'),
    ],
  };
  const waysOf = (wanted: string | undefined) => {
    const graph = gatherWays(processGraph(court, wanted));
    const title = new Map(graph.nodes.map((node) => [node.id, node.title]));
    return graph.edges.map((edge) => `${title.get(edge.source)}: ${edge.titles.join(', ')}: ${title.get(edge.target)}`);
  };

  it('draws a way that many states share once but for the step before, from a box that names them, and one out of the frame from inside it', () => {
    expect(waysOf('work')).toEqual([
      'six: Order refused: lost',
      'One: Step taken: five',
      'Four: Order made: five',
      'From any other step: Begun again: One',
      'From One, Two or Three: Order made: five',
      'From any other step: Order refused: lost',
    ]);
    expect(waysOf(undefined)).toEqual([
      'six: : lost',
      'Four: : five',
      'From any other step: : One',
      'From One, Two or Three: : five',
      'From any other step: : lost',
    ]);
  });

  it('lights a shared way when the case stands in one of its states, and stands its box before the state it leads to', () => {
    const graph = gatherWays(processGraph(court, 'work'));
    const shared = graph.edges.filter((edge) => edge.source.includes(':'));
    expect(shared.map((edge) => edge.open)).toEqual([false, true, true]);
    const at = (id: string) => graph.nodes.findIndex((node) => node.id === id);
    for (const edge of shared) expect(at(edge.source)).toBe(at(edge.target) - 1);
    expect(graph.nodes.filter((node) => node.shape === 'gathered').map((node) => node.parent)).toEqual([
      'work',
      'work',
      'work',
    ]);
  });

  it('closes a part: what is inside it is not drawn, and ways to and from it are ways of the part', () => {
    const graph = processGraph(court, 'work', {
      closed: new Set(['work']),
      linesOf: (path) => (path === 'work' ? ['3 cases here'] : []),
    });
    expect(graph.nodes.map(({ id, lines }) => [id, lines])).toEqual([['work', ['3 cases here']]]);
    expect(graph.edges).toEqual([]);
    const nested: ProcessPicture = {
      ...court,
      chart: {
        id: 'nested',
        type: 'parallel',
        states: { work: { initial: 'a', states: { a: { initial: 'b', states: { b: {}, c: {} } }, d: {} } } },
      },
      rows: [row('work.a.b', 'Inside', 'work.a.c'), row('work.a.c', 'Out', 'work.d'), row('work.d', 'In', 'work.a.b')],
    };
    const closed = processGraph(nested, 'work', { closed: new Set(['work.a']), linesOf: () => [] });
    expect(closed.nodes.map(({ id }) => id)).toEqual(['work', 'work.a', 'work.d']);
    expect(closed.edges.map(({ id }) => id)).toEqual(['work.a to work.d', 'work.d to work.a']);
  });
});
