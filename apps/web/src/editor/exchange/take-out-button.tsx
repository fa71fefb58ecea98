/** Takes a version or a draft out as a signed file, and says what it was. */
import { useState } from 'react';
import { type ToTakeOut, takeOut } from '../../server/exchange-queries';
import { problemInWords } from '../../shell/problem-in-words';

export function TakeOutButton({
  what,
  named,
  first,
}: {
  readonly what: ToTakeOut;
  /** "version 1a2b3c4d5e6f", for those who do not see the row. */
  readonly named: string;
  /** What has to be done before, such as saving what is on the page. */
  readonly first?: () => Promise<unknown>;
}) {
  const [said, setSaid] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    setSaid(undefined);
    try {
      await first?.();
      const { name, guardsLeftOut } = await takeOut(what);
      setSaid(`Saved as ${name}.${guardsLeftOut ? ' Its guards tell of an earlier version and are left out.' : ''}`);
    } catch (error) {
      setSaid(`It was not taken out. ${problemInWords(error).sentence}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <button
        type="button"
        className="govuk-link hw-link-button"
        aria-disabled={isBusy}
        onClick={() => {
          if (!isBusy) void take();
        }}
      >
        Export<span className="govuk-visually-hidden"> {named}</span>
      </button>
      <span role="status" className="hw-said">
        {isBusy ? ' Working …' : said === undefined ? '' : ` ${said}`}
      </span>
    </>
  );
}
