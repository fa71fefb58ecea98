/** `homeward publish`: publishes a pack or a draft for a day, when the gate lets it through. */
import { type DealtWith, type GateItem, type PublishWish, publishGate } from '@homeward/engine';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import { readWords } from './read-words.js';

export const publish: CliCommand = {
  name: 'publish',
  usage:
    '<pack, folder or draft> --owner USERNAME --note TEXT --from DAY [--second USERNAME] [--nonconforming stay|move] [--authority ID]',
  summary:
    'publishes a version for a day: no problems, all walkthroughs hold, open cases re-run, an owner, a note, a second person for what loosens',
  run: async (args, terminal) => {
    const { positionals, values } = readWords(
      args,
      ['owner', 'second', 'note', 'from', 'nonconforming', 'authority'],
      1,
    );
    const [word] = positionals;
    if (word === undefined) throw new WrongUse('Name what is to be published.');
    const dealt = dealtWith(values.nonconforming);
    const { authorityOf, namedCandidate } = await import('./named-candidate.js');
    const { judgeCandidate, publishCandidate, startReplay, withRuntime } = await import('./open-runtime.js');
    const authority = await authorityOf(word, values.authority, terminal);
    return withRuntime(authority, terminal, async (runtime) => {
      const candidate = await namedCandidate(word, authority, runtime, terminal);
      const wish = (dealtWith: PublishWish['dealtWith']): PublishWish => ({
        ...(values.owner === undefined ? {} : { owner: values.owner }),
        ...(values.second === undefined ? {} : { second: values.second }),
        ...(values.note === undefined ? {} : { note: values.note }),
        ...(values.from === undefined ? {} : { startsOn: values.from }),
        dealtWith,
      });
      let judgement = await judgeCandidate(runtime, authority, candidate);
      for (const sentence of judgement.judged.sentences) terminal.line(`problem: ${sentence}`);
      // Re-running takes longer than all the rest: it is done once everything else is as it should be.
      const others = publishGate(judgement.candidate, wish({}), runtime.clock.today()).filter(
        ({ key }) => key !== 'replay' && key !== 'nonconforming',
      );
      if (others.some(({ met }) => !met)) return shut(others, terminal);
      if (judgement.candidate.replay === undefined) {
        const { finished } = await startReplay(runtime, { authority, pack: candidate.pack, person: null });
        await finished;
        judgement = await judgeCandidate(runtime, authority, candidate);
      }
      const groups = dealt === undefined ? [] : (judgement.candidate.replay?.breaks ?? []);
      const person = judgement.owners.find(({ username }) => username === values.owner)?.id;
      const published = await publishCandidate(runtime, {
        authority,
        candidate,
        wish: wish(Object.fromEntries(groups.map(({ key }) => [key, dealt ?? 'stay']))),
        person: person ?? '',
      });
      if (published.kind === 'shut') return shut(published.items, terminal);
      if (published.kind === 'draft-changed') {
        terminal.problem('The draft has changed meanwhile. Nothing was published: look at it and publish it again.');
        return 1;
      }
      terminal.line(
        `Published ${published.version.slice(0, 12)} of ${authority}: new cases open under it from ${published.startsOn}.`,
      );
      return 0;
    });
  },
};

const dealtWith = (given: string | undefined): DealtWith | undefined => {
  if (given === undefined || given === 'stay' || given === 'move') return given;
  throw new WrongUse('--nonconforming takes stay or move.');
};

const shut = (items: readonly GateItem[], terminal: Terminal): number => {
  for (const { met, sentence } of items) terminal.line(`${met ? 'done' : 'left'}: ${sentence}`);
  terminal.problem('Nothing was published.');
  return 1;
};
