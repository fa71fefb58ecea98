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

export class SignInLimits {
  private readonly failures = new Map<string, Failures>();

  constructor(private readonly now: () => number) {}

  mayTry(username: string, address: string): boolean {
    return this.count(`name ${username}`) < PER_NAME && this.count(`address ${address}`) < PER_ADDRESS;
  }

  failed(username: string, address: string): void {
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

  succeeded(username: string): void {
    this.failures.delete(`name ${username}`);
  }

  private count(name: string): number {
    const kept = this.failures.get(name);
    return kept !== undefined && kept.until > this.now() ? kept.count : 0;
  }
}
