/** Parts of a page whose code comes later: what stands there meanwhile, and what a lost connection leaves. */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { ErrorBoundary } from '../shell/error-boundary';
import { Loaded, laterCode } from './loaded';

afterEach(cleanup);

/** A component that comes when the test says so. */
const onItsWay = () => {
  const asked: { come(text: string): void; fail(): void }[] = [];
  const code = laterCode(
    () =>
      new Promise<(props: { readonly name: string }) => string>((resolve, reject) =>
        asked.push({
          come: (text) => resolve(({ name }) => `${text} ${name}`),
          fail: () => reject(new Error('There is no connection.')),
        }),
      ),
  );
  return { code, asked };
};

describe('Code that comes later', () => {
  it('is asked for once, waited for in words, and stands there at once the next time', async () => {
    const { code, asked } = onItsWay();
    const shown = (name: string) => (
      <Loaded code={code} what="the form">
        {(Greeting) => <Greeting name={name} />}
      </Loaded>
    );
    const first = render(shown('Ada'));
    expect(screen.getByRole('status').textContent).toBe('Loading the form…');
    first.rerender(shown('Ben'));
    asked[0]?.come('Hello');
    await screen.findByText('Hello Ben');
    first.unmount();
    render(shown('Cy'));
    expect(screen.getByText('Hello Cy')).toBeTruthy();
    expect(asked).toHaveLength(1);
  });

  it('that does not come is said by the page, and asked for again when somebody tries again', async () => {
    const silent = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const { code, asked } = onItsWay();
    render(
      <ErrorBoundary address="/">
        <Loaded code={code} what="the form">
          {(Greeting) => <Greeting name="Ada" />}
        </Loaded>
      </ErrorBoundary>,
    );
    asked[0]?.fail();
    (await screen.findByRole('button', { name: /again/i })).click();
    await screen.findByText('Loading the form…');
    asked[1]?.come('Hello');
    await screen.findByText('Hello Ada');
    silent.mockRestore();
  });

  it('can be asked for before it is shown', async () => {
    const { code, asked } = onItsWay();
    const loading = code.load();
    asked[0]?.come('Hello');
    await loading;
    render(
      <Loaded code={code} what="the form">
        {(Greeting) => <Greeting name="Ada" />}
      </Loaded>,
    );
    expect(screen.getByText('Hello Ada')).toBeTruthy();
    expect(asked).toHaveLength(1);
  });
});
