import { describe, expect, it } from '@jest/globals';
import { checkPack } from '../check-pack.js';
import { asTexts, exampleCommon, exampleFiles } from '../example-pack.js';
import type { Json } from '../parse-json.js';
import { readPack } from '../read-pack.js';

/** The placeholder of a parameter, as it stands in a block's texts. */
const hole = (name: string): string => ['$', '{', name, '}'].join('');
const PROCESS = 'processes/child-permanence/';
const BLOCK = 'blocks/reviews/';
const definition = { title: 'Reviews', description: 'Reviews of children in care.' };

/** The example with some of its files said by a block. */
const withBlock = (
  moved: readonly string[],
  change: { own?: Record<string, Json>; block?: Record<string, Json>; with?: Json; process?: string | null } = {},
) => {
  const files = exampleFiles();
  const block: Record<string, Json> = { 'block.json': definition };
  for (const path of moved) {
    const json = files[path];
    if (json === undefined) throw new Error(`The example has no ${path}.`);
    block[path.startsWith(PROCESS) ? `process/${path.slice(PROCESS.length)}` : path] = json;
    delete files[path];
  }
  const inclusion: Record<string, Json> = { block: 'reviews', with: change.with ?? {} };
  if (change.process !== null) inclusion.process = change.process ?? 'child-permanence';
  const common = { ...exampleCommon(), ...prefixed({ ...block, ...change.block }) };
  return checkPack(asTexts({ ...files, 'blocks.json': { include: [inclusion] }, ...change.own }), asTexts(common));
};
const prefixed = (files: Record<string, Json>) =>
  Object.fromEntries(Object.entries(files).map(([path, json]) => [BLOCK + path, json]));

const plain = readPack(asTexts(exampleFiles()), asTexts(exampleCommon())).pack;
const EVERYTHING = Object.keys(exampleFiles()).filter((path) => !path.startsWith('walkthroughs/'));
const sentences = ({ problems }: { problems: readonly { path: string; sentence: string }[] }) =>
  problems.map(({ path, sentence }) => `${path}: ${sentence}`);

describe('a pack that includes a building block', () => {
  it('is the pack that says everything itself', () => {
    const read = withBlock(EVERYTHING.filter((path) => path !== 'authority.json'));
    expect(sentences(read)).toEqual([]);
    expect(read.pack).toEqual(plain);
    expect(read.blocks.included).toEqual([
      { block: 'reviews', title: 'Reviews', process: 'child-permanence', parameters: {} },
    ]);
  });

  it('puts parameters into values, texts, names and lists, and leaves out what they say no to', () => {
    const read = withBlock([], {
      block: {
        'block.json': {
          ...definition,
          parameters: {
            meeting: { title: 'What is it called?', type: 'text' },
            key: { title: 'Which key?', type: 'name' },
            members: { title: 'Who sits?', type: 'names' },
            quorum: { title: 'How many?', type: 'number', default: null },
            cadence: { title: 'How often?', type: 'json', default: null },
            minutes: { title: 'Minutes?', type: 'yesNo', default: false },
          },
        },
        'bodies/forum.json': {
          title: `${hole('meeting')} forum`,
          members: [],
          chair: [{ $each: 'members' }],
          cadence: { $parameter: 'cadence' },
          paperCutOff: null,
          quorum: { $parameter: 'quorum' },
          sources: ['R-dale-1'],
        },
        'facts.json': {
          [`${hole('key')}On`]: { type: 'date', label: `Day of the ${hole('meeting')}`, sources: ['R-dale-1'] },
          minutesOn: { $if: 'minutes', type: 'date', label: 'Minutes', sources: [] },
          noMinutes: { $if: '!minutes', type: 'boolean', label: 'No minutes', sources: ['R-dale-1'] },
        },
      },
      with: { meeting: 'Permanence', key: 'forum', members: ['tm', 'sw'] },
    });
    expect(sentences(read)).toEqual([]);
    expect(read.pack?.bodies.forum).toMatchObject({ title: 'Permanence forum', chair: ['tm', 'sw'], quorum: null });
    expect(read.pack?.facts.forumOn).toMatchObject({ label: 'Day of the Permanence' });
    expect(Object.keys(read.pack?.facts ?? {})).toContain('noMinutes');
    expect(Object.keys(read.pack?.facts ?? {})).not.toContain('minutesOn');
  });

  it('does not call a parameter unused that only stands in what this pack leaves out', () => {
    const read = withBlock([], {
      block: {
        'block.json': {
          ...definition,
          parameters: {
            minutes: { title: 'Minutes?', type: 'yesNo', default: false },
            days: { title: 'Within how many days?', type: 'number', default: 5 },
            clauses: { title: 'Which clauses?', type: 'texts', default: [] },
            label: { title: 'What are they called?', type: 'json', default: 'Minutes' },
          },
        },
        'facts.json': {
          minutesOn: {
            $if: 'minutes',
            type: 'date',
            label: { $parameter: 'label' },
            [`within${hole('days')}`]: true,
            sources: [{ $each: 'clauses' }],
          },
        },
      },
    });
    expect(sentences(read)).toEqual([]);
  });

  it('says something else than its block where it has to', () => {
    const read = withBlock([`${PROCESS}tasks.json`, 'facts.json'], {
      own: {
        'facts.json': { plan: { label: 'Our plan' }, becameLookedAfter: { 'sources+': ['ENG-REV-1'] } },
      },
    });
    expect(read.pack?.facts.plan?.label).toBe('Our plan');
    expect(read.pack?.facts.becameLookedAfter?.sources).toEqual(['R-dale-1', 'ENG-REV-1']);
  });

  it('says of a problem which block it stands in', () => {
    const facts = exampleFiles()['facts.json'];
    const read = withBlock(['facts.json'], {
      block: {
        'facts.json': {
          ...(typeof facts === 'object' && !Array.isArray(facts) ? facts : {}),
          odd: { type: 'code', label: 'Odd', codes: 'nothing', sources: [] },
        },
      },
    });
    expect(read.problems).toContainEqual(
      expect.objectContaining({
        path: 'facts.json#/odd/codes',
        suggestion: expect.stringContaining('It stands in the building block `reviews`.'),
      }),
    );
  });

  const parameters = { n: { title: 'How many?', type: 'number' } } satisfies Json;
  const used = { 'facts.json': { x: { type: 'number', label: hole('n'), sources: ['R-dale-1'] } } } satisfies Record<
    string,
    Json
  >;
  it.each([
    [
      'a block that is not there',
      { own: { 'blocks.json': { include: [{ block: 'review' }] } } },
      'blocks.json#/include/0/block: There is no building block `review`.',
    ],
    [
      'a block without the one it needs',
      { block: { 'block.json': { ...definition, needs: ['care'] } } },
      'blocks.json#/include/0: The building block `reviews` needs `care`',
    ],
    [
      'no process for what belongs to one',
      { block: { 'process/tasks.json': {} }, process: null },
      'blocks.json#/include/0: The building block `reviews` contributes to a process',
    ],
    [
      'a parameter that is not given',
      { block: { 'block.json': { ...definition, parameters }, ...used } },
      'blocks.json#/include/0: The building block `reviews` asks "How many?"',
    ],
    [
      'a parameter of the wrong type',
      { block: { 'block.json': { ...definition, parameters }, ...used }, with: { n: 'two' } },
      'blocks.json#/include/0/with/n: `n` must be a number.',
    ],
    [
      'a parameter that the block does not have',
      { with: { m: 2 } },
      'blocks.json#/include/0/with/m: The building block `reviews` has no parameter `m`.',
    ],
    [
      'a parameter that nothing uses',
      { block: { 'block.json': { ...definition, parameters } }, with: { n: 2 } },
      '../common/blocks/reviews/block.json#/parameters/n: Nothing in this building block uses',
    ],
    [
      'a placeholder without a parameter',
      { block: { 'facts.json': { x: { type: 'number', label: hole('k'), sources: [] } } } },
      '../common/blocks/reviews/facts.json#/x/label: This block has no parameter `k`.',
    ],
    [
      'a placeholder whose name is no text',
      { block: { 'facts.json': { x: { type: 'number', label: { $parameter: { k: 1 } }, sources: [] } } } },
      '../common/blocks/reviews/facts.json#/x/label: A parameter is named by a text, and this is none.',
    ],
    [
      'a list where a text is wanted',
      {
        block: { 'block.json': { ...definition, parameters: { n: { title: 'Who?', type: 'names' } } }, ...used },
        with: { n: [] },
      },
      `../common/blocks/reviews/facts.json#/x/label: \`${hole('n')}\` needs a parameter of type text`,
    ],
    [
      'an instruction that is not known',
      { block: { 'facts.json': { x: { $when: 'n', type: 'number', label: 'x', sources: [] } } } },
      '../common/blocks/reviews/facts.json#/x/$when: `$when` means nothing here.',
    ],
    [
      'a name that JavaScript reserves, made of parameters',
      {
        block: {
          'block.json': { ...definition, parameters: { n: { title: 'Who?', type: 'name' } } },
          'facts.json': { [hole('n')]: { type: 'number', label: 'x', sources: [] } },
        },
        with: { n: 'constructor' },
      },
      `../common/blocks/reviews/facts.json#/${hole('n')}: \`constructor\` is a name that JavaScript reserves.`,
    ],
    ['a file that packs do not have', { block: { 'fact.json': {} } }, 'fact.json: A pack has no file of this name.'],
    ['a block that is not JSON', { block: { 'block.json': 'x' } }, '../common/blocks/reviews/block.json#: '],
  ] satisfies [string, Parameters<typeof withBlock>[1], string][])('refuses %s', (_what, change, sentence) => {
    const read = withBlock([], change);
    expect(read.problems.every(({ severity }) => severity === 'error')).toBe(true);
    expect(sentences(read)).toContainEqual(expect.stringContaining(sentence));
  });

  it('is refused when two blocks say different things in the same place', () => {
    const other = {
      'blocks/other/block.json': definition,
      'blocks/other/facts.json': { x: { type: 'text', label: 'x', sources: [] } },
    };
    const common = {
      ...exampleCommon(),
      ...prefixed({ 'block.json': definition, 'facts.json': { x: { type: 'date', label: 'x', sources: [] } } }),
      ...other,
    };
    const include = [{ block: 'reviews' }, { block: 'other' }];
    const read = readPack(asTexts({ ...exampleFiles(), 'blocks.json': { include } }), asTexts(common));
    expect(read.pack).toBeUndefined();
    expect(sentences(read)).toEqual([
      '../common/blocks/other/facts.json#/x/type: This says something else than the building block `reviews` in the same place.',
    ]);
  });

  it('is not troubled by blocks that other packs include', () => {
    const common = { ...exampleCommon(), 'blocks/broken/block.json': 7, 'blocks/broken/any.json': {} };
    expect(sentences(readPack(asTexts(exampleFiles()), asTexts(common)))).toEqual([]);
  });
});
