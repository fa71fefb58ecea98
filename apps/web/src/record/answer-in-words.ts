/** An answer as people read it: choices by their title, days written out, rows and groups line by line. */
import type { ListQuestion, Question } from '@homeward/definition';
import { longDate } from '../ui/dates';

type AnyQuestion = Question | ListQuestion['items'];
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @returns undefined where nothing was answered */
export function answerInWords(question: AnyQuestion | undefined, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'string' || typeof value === 'number')
    return choiceTitle(question, value) ?? (typeof value === 'string' ? longDate(value) : String(value));
  if (Array.isArray(value)) {
    const item = question?.type === 'array' ? question.items : undefined;
    const words = value.flatMap((each: unknown, index) => {
      const text = answerInWords(item, each);
      if (text === undefined) return [];
      return [isRecord(each) ? `${index + 1}. ${text.replaceAll('\n', '; ')}` : text];
    });
    return words.length === 0 ? undefined : words.join('\n');
  }
  if (isRecord(value)) {
    const group = question?.type === 'object' ? question : undefined;
    const lines = Object.entries(value).flatMap(([name, inner]) => {
      const each = group?.additionalProperties;
      const own = group?.properties?.[name] ?? (typeof each === 'object' ? each : undefined);
      const text = answerInWords(own, inner);
      return text === undefined ? [] : [`${group?.properties?.[name]?.title ?? name}: ${text}`];
    });
    return lines.length === 0 ? undefined : lines.join('\n');
  }
  return undefined;
}

const choiceTitle = (question: AnyQuestion | undefined, value: string | number): string | undefined =>
  question !== undefined && 'oneOf' in question
    ? question.oneOf?.find((choice) => choice.const === value)?.title
    : undefined;
