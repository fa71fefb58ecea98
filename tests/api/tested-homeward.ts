/** The application for all tests of a file, and people signed in to it: started before the first test, stopped after the last. */
import { afterAll, beforeAll } from '@jest/globals';
import { type Person, startTestHomeward, type TestHomeward } from './test-homeward.js';

const PATIENCE = 120_000;

/** What it gives can be used as soon as a test runs. The same wishes as startTestHomeward. */
export function testedHomeward(...wishes: Parameters<typeof startTestHomeward>): TestHomeward {
  let started: TestHomeward | undefined;
  const standing = (): TestHomeward => {
    if (started === undefined) throw new Error('Homeward has not been started yet.');
    return started;
  };
  beforeAll(async () => {
    started = await startTestHomeward(...wishes);
  }, PATIENCE);
  afterAll(() => started?.stop());
  return {
    get homeward() {
      return standing().homeward;
    },
    get origin() {
      return standing().origin;
    },
    get ownerUrl() {
      return standing().ownerUrl;
    },
    get lines() {
      return standing().lines;
    },
    setToday: (day) => standing().setToday(day),
    signInAs: (role, options) => standing().signInAs(role, options),
    asOwner: (text, values) => standing().asOwner(text, values),
    stop: () => standing().stop(),
  };
}

/** Somebody who signs in before the first test; options as for signInAs. */
export function signedIn(test: TestHomeward, ...who: Parameters<TestHomeward['signInAs']>): Person {
  let person: Person | undefined;
  const standing = (): Person => {
    if (person === undefined) throw new Error('Nobody has signed in yet.');
    return person;
  };
  beforeAll(async () => {
    person = await test.signInAs(...who);
  }, PATIENCE);
  return {
    ask: (route, asked) => standing().ask(route, asked),
    get session() {
      return standing().session;
    },
    raw: (path, init) => standing().raw(path, init),
  };
}
