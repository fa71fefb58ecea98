/** One form of the draft, and one way to change it. */
import {
  changesBetween,
  type DraftFiles,
  type FormFiles,
  formFile,
  type Json,
  pointerOf,
  readForm,
  textAt,
} from '@homeward/definition';
import { useEditing } from '../editing';

export interface FormBeingEdited {
  readonly key: string;
  readonly title: string;
  readonly parts: FormFiles;
  readonly files: DraftFiles;
  readonly isLocked: boolean;
  /** One step, said as the draft it leads to. @param how in words: "question “X” added" */
  act(how: string, after: DraftFiles): void;
  /** One step in one place of a file of the form; undefined takes out what stands there. */
  set(how: string, file: 'schema' | 'layout', steps: readonly string[], value: Json | undefined): void;
}

export function useForm(key: string): FormBeingEdited {
  const { files, locked, change } = useEditing();
  const parts = readForm(files, key);
  const title = textAt(parts.layout, 'title') ?? key;
  return {
    key,
    title,
    parts,
    files,
    isLocked: locked !== undefined,
    act: (how, after) => {
      const changes = changesBetween(files, after);
      if (changes.length > 0) change(`Form “${title}”: ${how}`, changes);
    },
    set: (how, file, steps, value) =>
      change(`Form “${title}”: ${how}`, [
        { file: formFile(key, file), at: pointerOf(steps), ...(value === undefined ? {} : { after: value }) },
      ]),
  };
}
