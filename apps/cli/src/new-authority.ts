/** `homeward new-authority`: writes the folder of a new authority out of answers, or makes it in the database with the two people who set it up on its pages. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  nationsToSetUp,
  type PackFiles,
  readPack,
  readSetUpKit,
  type SetUpAnswers,
  type SetUpKit,
  setUpFiles,
  unaskedAnswers,
} from '@homeward/definition';
import { checkWholePack, compilePack, playStory } from '@homeward/engine';
import { readFolder } from '@homeward/runtime/configs';
import { sayFirstPassword } from './add-person.js';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import { readObject, readSetUpAnswers } from './read-set-up-answers.js';
import { readWords } from './read-words.js';

const OPTIONS = ['answers', 'to', 'name', 'nation', 'owner', 'second'] as const;

export const newAuthority: CliCommand = {
  name: 'new-authority',
  usage:
    '--answers FILE [--to FOLDER] | ID --name NAME --nation NATION --owner NAME --second NAME [--answers FILE] | ID --name NAME --nation NATION --demonstration',
  summary:
    'writes the folder of a new authority out of the answers of a set-up; or, with an id, makes it in the database with two process owners, who go through the set-up on its pages',
  run: async (args, terminal) => {
    const { positionals, values, flags } = readWords(args, OPTIONS, 1, ['demonstration']);
    const [id] = positionals;
    const common = await readFolder(path.join(terminal.configs, 'common'));
    const given = values.answers === undefined ? {} : await readObject(path.resolve(terminal.folder, values.answers));
    const answers = readSetUpAnswers({
      ...given,
      ...(id === undefined ? {} : { id }),
      ...(values.name === undefined ? {} : { name: values.name }),
      ...(values.nation === undefined ? {} : { nation: values.nation }),
    });
    const kit = kitFor(common, answers);
    expectAsked(kit, answers);
    if (id === undefined) {
      if (values.answers === undefined) throw new WrongUse('Give the answers, or the id of an authority to be made.');
      return writeAuthority(kit, answers, values.to, terminal);
    }
    const { owner, second } = values;
    if (flags.has('demonstration')) return makeInDatabase(kit, answers, [], terminal);
    if (owner === undefined || second === undefined)
      throw new WrongUse(
        'Name two process owners, --owner and --second: what lets somebody do more is published by two people.',
      );
    return makeInDatabase(kit, answers, [owner, second], terminal);
  },
};

const kitFor = (common: PackFiles, { nation }: SetUpAnswers): SetUpKit => {
  const kit = readSetUpKit(common, nation);
  if (kit !== undefined) return kit;
  const known = nationsToSetUp(common).map((one) => one.nation);
  throw new WrongUse(`There is no set-up for ${nation}. Nations with one: ${known.join(', ') || 'none'}.`);
};

/** Throws WrongUse for an answer that would come to nothing: whoever mistyped a name would take the usual answer for theirs. */
const expectAsked = (kit: SetUpKit, answers: SetUpAnswers): void => {
  const [first, ...others] = unaskedAnswers(kit, answers);
  if (first === undefined) return;
  const help = first.nearest === undefined ? '.' : `; did you mean ${first.nearest}?`;
  const more = others.length === 0 ? '' : ` Nor is: ${others.map(({ place }) => place).join(', ')}.`;
  throw new WrongUse(
    `The answers cannot be taken: ${first.place} is not asked of a council in ${kit.nation.nation}${help}${more}`,
  );
};

const writeAuthority = async (
  kit: SetUpKit,
  answers: SetUpAnswers,
  to: string | undefined,
  terminal: Terminal,
): Promise<number> => {
  const folder = to === undefined ? path.join(terminal.configs, answers.id) : path.resolve(terminal.folder, to);
  const there = await readdir(folder).catch((): string[] => []);
  if (there.length > 0)
    throw new WrongUse(`${path.relative(terminal.folder, folder)} holds something already. Nothing was written.`);
  const files = setUpFiles(kit, answers);
  for (const [file, text] of Object.entries(files)) {
    const at = path.join(folder, file);
    await mkdir(path.dirname(at), { recursive: true });
    await writeFile(at, text);
  }
  terminal.line(`${path.relative(terminal.folder, folder) || '.'}: ${Object.keys(files).length} files written`);
  return sayWhetherItHolds(files, kit, terminal);
};

const sayWhetherItHolds = (files: PackFiles, kit: SetUpKit, terminal: Terminal): number => {
  const { pack, problems } = checkWholePack(files, kit.common);
  const { stories } = readPack(files, kit.common);
  for (const { path: place, sentence } of problems) terminal.line(`problem: ${place}: ${sentence}`);
  const compiled = pack === undefined || problems.length > 0 ? undefined : compilePack(pack);
  const verdicts = compiled === undefined ? [] : stories.flatMap((story) => playStory(compiled, story).verdicts);
  const held = verdicts.filter(({ holds }) => holds).length;
  terminal.line(
    `${problems.length === 0 ? 'no problems' : `${problems.length} problems`}; ${held} of ${verdicts.length} expectations hold`,
  );
  return problems.length === 0 && held === verdicts.length ? 0 : 1;
};

/** @param owners none: made-up people, with the password of every demonstration */
const makeInDatabase = async (
  kit: SetUpKit,
  answers: SetUpAnswers,
  owners: readonly string[],
  terminal: Terminal,
): Promise<number> => {
  const { addPerson, loadDemonstrationPeople, makeAuthority, withDatabase } = await import('./open-runtime.js');
  return withDatabase(terminal, async (runtime, settings) => {
    if (owners.length === 0 && !settings.demonstration)
      throw new WrongUse(
        'This installation takes no made-up people (HOMEWARD_DEMONSTRATION). Name two process owners.',
      );
    const now = runtime.clock.now();
    const made = await makeAuthority(runtime.pool, { kit, answers, now });
    if (made.kind === 'there-already')
      throw new WrongUse(`There is an authority ${answers.id} already. Nothing was changed.`);
    if (made.kind === 'not-readable') {
      for (const sentence of made.sentences) terminal.problem(sentence);
      return 1;
    }
    terminal.line(`${answers.name} is made, as ${answers.id}. Nobody but its own people see anything of it.`);
    if (owners.length === 0) {
      const { compiled } = await runtime.packs.current(answers.id);
      const people = await loadDemonstrationPeople(runtime.pool, compiled.pack);
      terminal.line(`${people.size} made-up people of ${answers.name} stand on the sign-in page.`);
      return 0;
    }
    for (const name of owners) {
      const memberships = [{ role: 'processOwner', scope: 'configuration' as const }];
      const added = await addPerson(runtime.pool, { authority: answers.id, name, memberships }, now);
      if (added === undefined) {
        terminal.problem(
          `Nobody was added for ${name}: somebody has that username. Use: homeward add-person ${answers.id}`,
        );
        return 1;
      }
      sayFirstPassword(added, terminal);
    }
    terminal.line('Sign in, choose Processes, and begin the set-up.');
    return 0;
  });
};
