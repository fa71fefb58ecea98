/** The end of the set-up: every answer, what is wrong with the procedure they make, what it holds, and the way to publishing it. */
import type { Problem } from '@homeward/definition';
import { paths } from '../../paths';
import { AppLink } from '../../ui/app-link';
import { SummaryList } from '../../ui/summary-list';
import { areaOfPlace } from '../area-of-place';
import { useOpenDraft } from '../draft-context';
import { useEditing } from '../editing';
import { placeInWords } from '../place-in-words';
import { sayAnswer } from './say-answer';
import { useSettingUp } from './set-up-context';
import { SetUpHeading } from './set-up-heading';
import { SetUpPicture } from './set-up-picture';
import { stepOfPlace } from './step-of-place';

export function CheckSetUp() {
  const { draftId, steps, keptByHand, settled } = useSettingUp();
  const { checking } = useOpenDraft().reading;
  const { problems } = useEditing();
  return (
    <div className="hw-measure">
      <SetUpHeading caption={settled.answers.name} title="Check your answers" />
      {keptByHand.length > 0 && (
        <div className="govuk-inset-text">
          You had changed these places in the draft by hand, so they stay as you left them: {keptByHand.join('; ')}.
        </div>
      )}
      <Standing problems={problems} checking={checking} />
      <Overview />
      {steps.map((step) => (
        <div key={step.key} className="govuk-summary-card">
          <div className="govuk-summary-card__title-wrapper">
            <h3 className="govuk-summary-card__title">{step.title}</h3>
            <div className="govuk-summary-card__actions">
              <AppLink to={paths.draft(draftId, 'set-up', step.key)}>
                Change<span className="govuk-visually-hidden">: {step.title}</span>
              </AppLink>
            </div>
          </div>
          <div className="govuk-summary-card__content">
            <dl className="govuk-summary-list">
              {step.questions.map((question) => (
                <div key={question.place.join('.')} className="govuk-summary-list__row">
                  <dt className="govuk-summary-list__key">{question.label}</dt>
                  <dd className="govuk-summary-list__value">
                    {sayAnswer(question) || 'None'}
                    {question.isConfirmed === false && ' (not confirmed)'}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        </div>
      ))}
      <h3 className="govuk-heading-m">Publish it</h3>
      <p className="govuk-body">
        Before anybody can open a child’s record under your procedure, it is published for a day. Publish lists what is
        left to do.
      </p>
      <AppLink className="govuk-button" to={paths.draft(draftId, 'publish')}>
        Continue to publish
      </AppLink>
    </div>
  );
}

function Standing({ problems, checking }: { readonly problems: readonly Problem[]; readonly checking: string }) {
  const { draftId, settled } = useSettingUp();
  const { pack } = useEditing();
  return (
    <section aria-label="What is wrong">
      <p className="govuk-body" role="status">
        {checking === 'checking' && 'Checking what your answers make…'}
        {checking === 'done' && problems.length === 0 && 'No problems were found: your procedure can be published.'}
        {checking === 'done' &&
          problems.length > 0 &&
          'These must be looked at before your procedure can be published.'}
        {checking === 'impossible' &&
          'This browser cannot check your procedure here. It is checked when it is published.'}
      </p>
      {problems.length > 0 && (
        <ul className="govuk-list govuk-list--spaced">
          {problems.map((problem) => {
            const step = stepOfPlace(settled, problem.path);
            const to =
              step === undefined
                ? paths.draft(draftId, areaOfPlace(problem.path) ?? 'problems', problem.path)
                : paths.draft(draftId, 'set-up', step);
            return (
              <li key={`${problem.check} ${problem.path} ${problem.sentence}`} className="hw-problem">
                {problem.sentence} <AppLink to={to}>{placeInWords(pack, problem.path)}</AppLink>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** What the procedure holds, counted, with the picture a step away. */
function Overview() {
  const { draftId, settled } = useSettingUp();
  const { pack } = useEditing();
  const included = settled.blocks.filter(({ isIncluded }) => isIncluded);
  const all = Object.values(pack.processes);
  const many = (of: (process: (typeof all)[number]) => object): number =>
    all.reduce((sum, process) => sum + Object.keys(of(process)).length, 0);
  const child = all.find(({ definition }) => definition.subject === 'child');
  const rows = [
    ['Processes', all.map(({ definition }) => definition.title).join(', ')],
    ['Parts', child === undefined ? '' : child.definition.regions.map(({ title }) => title).join(', ')],
    ['Actions that can be recorded', String(many(({ events }) => events))],
    ['Limits', String(many(({ deadlines }) => deadlines))],
    ['Forms', String(Object.keys(pack.forms).length)],
    [
      'Meetings and panels',
      Object.values(pack.bodies)
        .map(({ title }) => title)
        .join(', '),
    ],
    ['Made from', included.map(({ definition }) => definition.title).join(', ')],
  ] as const;
  return (
    <section aria-labelledby="set-up-overview">
      <h3 className="govuk-heading-m" id="set-up-overview">
        What your procedure holds
      </h3>
      <SummaryList rows={rows} />
      {child !== undefined && <SetUpPicture process={child} />}
      <p className="govuk-body">
        <AppLink to={paths.draft(draftId, 'picture')}>See how it goes, step by step</AppLink>, or{' '}
        <AppLink to={paths.draft(draftId, 'try')}>try it out with a made-up child</AppLink>.
      </p>
    </section>
  );
}
