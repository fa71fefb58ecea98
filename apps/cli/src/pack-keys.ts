/** `homeward pack-keys`: the key that packs are signed with here, and those that are known. */
import { type CliCommand, WrongUse } from './command.js';
import { ownerNamed } from './import-pack.js';
import { readWords } from './read-words.js';

export const packKeys: CliCommand = {
  name: 'pack-keys',
  usage: '<pack> [--accept PUBLIC-KEY --name TEXT | --withdraw FINGERPRINT] [--owner USERNAME]',
  summary:
    'prints the public key that packs are signed with here and the keys that an authority knows; accepts or withdraws one',
  run: async (args, terminal) => {
    const { positionals, values } = readWords(args, ['accept', 'name', 'withdraw', 'owner'], 1);
    const [authority] = positionals;
    if (authority === undefined) throw new WrongUse('Name the authority whose keys are meant.');
    const open = await import('./open-runtime.js');
    return open.withRuntime(authority, terminal, async (runtime) => {
      const own = open.ownSigningKey(terminal);
      const { accept, withdraw, name, owner } = values;
      if (accept !== undefined || withdraw !== undefined) {
        if (owner === undefined) throw new WrongUse('Say which process owner does it: --owner janet.pike.herts');
        const who = { authority, person: await ownerNamed(runtime, authority, owner), at: runtime.clock.now() };
        if (accept !== undefined) {
          if (!/^[A-Za-z0-9+/]{43}=$/.test(accept))
            throw new WrongUse('--accept takes a public key as pack-keys prints it.');
          if (name === undefined) throw new WrongUse('Say whose key it is: --name "Dudley Council"');
          await open.withAuthority(runtime.pool, authority, (query) =>
            open.acceptSigner(query, who, { fingerprint: open.fingerprintOf(accept), publicKey: accept, name }),
          );
        }
        if (withdraw !== undefined) {
          const wanted = withdraw
            .replace(/[^0-9a-f]/gi, '')
            .toUpperCase()
            .replace(/(.{4})(?=.)/g, '$1 ');
          const was = await open.withAuthority(runtime.pool, authority, (query) =>
            open.withdrawSigner(query, who, wanted),
          );
          if (!was) throw new WrongUse(`${authority} knows no key ${wanted}.`);
        }
      }
      terminal.line(`${own.fingerprint}  ${own.publicKey}  this installation`);
      for (const signer of await open.withAuthority(runtime.pool, authority, (query) =>
        open.knownSigners(query, authority),
      ))
        terminal.line(`${signer.fingerprint}  ${signer.publicKey}  ${signer.name}, accepted by ${signer.acceptedBy}`);
      return 0;
    });
  },
};
