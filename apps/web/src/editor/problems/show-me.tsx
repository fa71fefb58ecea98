/** "Show me": how a made-up child comes to a problem, scene by scene, on the picture and as a list that says the same. */
import type { Problem } from '@homeward/definition';
import type { Scene } from '@homeward/engine';
import { useState } from 'react';
import { Loaded, laterCode } from '../../ui/loaded';
import { useOpenDraft } from '../draft-context';

const faultScenes = laterCode(() => import('./fault-scenes').then((module) => module.FaultScenes));

type Showing = 'not asked' | 'looking' | 'nothing found' | readonly Scene[];

export function ShowMe({ problem }: { readonly problem: Problem }) {
  const { reading } = useOpenDraft();
  const [showing, setShowing] = useState<Showing>('not asked');
  const look = () => {
    setShowing('looking');
    void reading
      .show(problem)
      .then((scenes) => setShowing(scenes === undefined || scenes.length === 0 ? 'nothing found' : scenes));
  };
  return (
    <div className="govuk-!-margin-top-2">
      {typeof showing === 'string' ? (
        <button
          type="button"
          className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0"
          disabled={showing === 'looking'}
          onClick={look}
        >
          Show me<span className="govuk-visually-hidden">: {problem.sentence}</span>
        </button>
      ) : (
        <button
          type="button"
          className="govuk-button govuk-button--secondary govuk-!-margin-bottom-2"
          onClick={() => setShowing('not asked')}
        >
          Hide<span className="govuk-visually-hidden">: {problem.sentence}</span>
        </button>
      )}
      <p className="govuk-body-s govuk-!-margin-top-1 govuk-!-margin-bottom-0" role="status">
        {showing === 'looking' && 'Looking for a child who comes to it…'}
        {showing === 'nothing found' &&
          'No made-up child was found who comes to it. The sentence above says what is wrong; the link leads to the place.'}
      </p>
      {typeof showing !== 'string' && (
        <Loaded code={faultScenes} what="the scenes">
          {(FaultScenes) => <FaultScenes scenes={showing} />}
        </Loaded>
      )}
    </div>
  );
}
