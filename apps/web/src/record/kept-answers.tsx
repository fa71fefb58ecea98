/** Answers to questions that the form no longer asks: typed before the procedure changed, still there to be read and copied. */
import type { FormToFill } from '@homeward/contract';
import { SummaryList } from '../ui/summary-list';
import { answerInWords } from './answer-in-words';

export function KeptAnswers({ filling }: { readonly filling: FormToFill }) {
  const { kept } = filling;
  if (kept === undefined || kept.length === 0) return null;
  return (
    <section className="hw-banner">
      <h2 className="govuk-heading-s">Answers to questions that are no longer asked</h2>
      <p className="govuk-body">
        They were typed before the procedure changed, and are kept with this draft. They are not part of what you
        submit: copy what is still needed into an answer below.
      </p>
      <SummaryList rows={kept.map(({ title, value }) => [title, answerInWords(undefined, value) ?? 'Nothing'])} />
    </section>
  );
}
