import type { ProcessPicture } from '@homeward/contract';
import { describe, expect, it } from '@jest/globals';
import { labelLines, layOut } from './elk-layout';
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
});
