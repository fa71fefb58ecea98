/** What the conditions of a form can see where there is no child: its own answers, the roles that fill it in, and today. */
import type { FormDefinition } from '@homeward/definition';
import type { World } from '@homeward/engine';
import { useMemo } from 'react';
import { useSignedIn } from '../../shell/session-context';
import { useEditing } from '../editing';

export function useFormWorld(definition: FormDefinition | undefined): World {
  const { pack } = useEditing();
  const { today } = useSignedIn();
  return useMemo(
    () => ({
      vocabulary: { facts: pack.facts, rules: pack.rules, parameters: pack.authority.parameters },
      day: today,
      facts: {},
      answers: {},
      state: {},
      documents: {},
      deadlines: {},
      roles: [...(definition?.layout.fills ?? [])],
    }),
    [pack, today, definition],
  );
}
