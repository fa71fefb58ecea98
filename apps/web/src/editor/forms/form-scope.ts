/** What a condition inside a form can ask about: its own answers, and whatever is known of the case. */
import type { RuleScope } from '@homeward/definition';
import { useEditing } from '../editing';

export function useFormScope(form: string): RuleScope {
  const { pack } = useEditing();
  const definition = pack.forms[form];
  return {
    process: undefined,
    forms: definition === undefined ? [] : [definition],
    extraAnswers: ['form', 'document'],
  };
}
