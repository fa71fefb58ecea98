/** What every command of the command line is: its name, how it is called, and what it does. */

/** Where a command writes, and which folders it reads. */
export interface Terminal {
  /** The folder in which the person typed the command. */
  readonly folder: string;
  /** The folder in which the packs stand, one folder each. */
  readonly configs: string;
  /** One line of the answer. */
  line(text: string): void;
  /** One line about what went wrong. */
  problem(text: string): void;
}

export interface CliCommand {
  readonly name: string;
  /** Arguments as the help shows them: `<file> [--authority ID]`. */
  readonly usage: string;
  /** What it does, in one line. */
  readonly summary: string;
  /**
   * @param args the words after the command's name
   * @returns the exit status: 0 when everything holds, 1 when something does not
   * Throws WrongUse when the words make no sense.
   */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** The command was called wrongly: the sentence is all a person needs. Exit status 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
