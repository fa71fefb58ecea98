/** Slows down guessing: ten wrong passwords for one name, or fifty from one address, in a quarter of an hour are enough. */
const WINDOW_MS = 15 * 60_000;
const PER_NAME = 10;
const PER_ADDRESS = 50;
/** More names than this at once is an attack on our memory: the oldest are forgotten. */
const MOST_KEPT = 20_000;

interface Failures {
  count: number;
  readonly until: number;
}

export const TOO_MANY = 'too many attempts';

export class SignInLimits {
  private readonly failures = new Map<string, Failures>();
  /** The last attempt for a name: the next one waits for how it ended. */
  private readonly turns = new Map<string, Promise<unknown>>();
  private readonly underWay = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  /**
   * One attempt after the other for each name: three hundred guesses sent at once would otherwise all be under way before the first has failed.
   * @param check undefined for a wrong name or password
   */
  async attempt<T>(
    username: string,
    address: string,
    check: () => Promise<T | undefined>,
  ): Promise<T | undefined | typeof TOO_MANY> {
    const before = this.turns.get(username) ?? Promise.resolve();
    const turn = before.then(() => this.tryOnce(username, address, check));
    const ended = turn.catch(() => {});
    this.turns.set(username, ended);
    try {
      return await turn;
    } finally {
      if (this.turns.get(username) === ended) this.turns.delete(username);
    }
  }

  private async tryOnce<T>(
    username: string,
    address: string,
    check: () => Promise<T | undefined>,
  ): Promise<T | undefined | typeof TOO_MANY> {
    const others = this.underWay.get(address) ?? 0;
    if (this.count(`name ${username}`) >= PER_NAME || this.count(`address ${address}`) + others >= PER_ADDRESS)
      return TOO_MANY;
    this.underWay.set(address, others + 1);
    try {
      const found = await check();
      if (found === undefined) this.failed(username, address);
      else this.failures.delete(`name ${username}`);
      return found;
    } finally {
      const left = (this.underWay.get(address) ?? 1) - 1;
      if (left === 0) this.underWay.delete(address);
      else this.underWay.set(address, left);
    }
  }

  private failed(username: string, address: string): void {
    for (const name of [`name ${username}`, `address ${address}`]) {
      const kept = this.failures.get(name);
      if (kept !== undefined && kept.until > this.now()) kept.count += 1;
      else {
        this.failures.delete(name);
        this.failures.set(name, { count: 1, until: this.now() + WINDOW_MS });
      }
    }
    for (const name of this.failures.keys()) {
      if (this.failures.size <= MOST_KEPT) break;
      this.failures.delete(name);
    }
  }

  private count(name: string): number {
    const kept = this.failures.get(name);
    return kept !== undefined && kept.until > this.now() ? kept.count : 0;
  }
}
