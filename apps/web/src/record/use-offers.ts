/** Answers that the record already holds, offered with where they come from. */
import type { Question } from '@homeward/definition';
import type { Offer } from '../forms/theme/offer-context';
import { answerInWords } from './answer-in-words';
import { useFormVisit } from './form-visit';

export function useOffers(questions: readonly string[]): Readonly<Record<string, Offer>> {
  const { filling, typed, type } = useFormVisit();
  return Object.fromEntries(
    filling.prefill
      .filter(
        (offer) =>
          questions.includes(offer.question) &&
          canBeAnswered(filling.form?.schema.properties[offer.question], offer.value),
      )
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

/** The record may know more than the question can hold, such as a code that is no longer used. */
function canBeAnswered(question: Question | undefined, value: unknown): boolean {
  if (question === undefined) return false;
  const choices = question.type === 'array' ? question.items : question;
  if (!('oneOf' in choices) || choices.oneOf === undefined) return true;
  const known: readonly unknown[] = choices.oneOf.map((choice) => choice.const);
  return Array.isArray(value) ? value.every((each) => known.includes(each)) : known.includes(value);
}
