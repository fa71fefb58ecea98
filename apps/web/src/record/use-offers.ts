/** Answers that the record already holds, offered with where they come from. */
import type { Offer } from '../forms/theme/offer-context';
import { answerInWords } from './answer-in-words';
import { useFormVisit } from './form-visit';

export function useOffers(questions: readonly string[]): Readonly<Record<string, Offer>> {
  const { filling, typed, type } = useFormVisit();
  return Object.fromEntries(
    filling.prefill
      .filter((offer) => questions.includes(offer.question))
      .map(({ question, value, provenance }) => [
        question,
        {
          inWords: answerInWords(filling.form?.schema.properties[question], value) ?? String(value),
          provenance,
          accept:
            typed.answers[question] === undefined
              ? () => type({ answers: { ...typed.answers, [question]: value } })
              : undefined,
        },
      ]),
  );
}
