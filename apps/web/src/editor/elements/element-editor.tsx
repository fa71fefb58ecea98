/** Everything that can be said of one element of the draft. */
import { type EditedKind, elementFields, isJsonObject, type Json, type Process, pointerOf } from '@homeward/definition';
import { BlockMark } from '../block-mark';
import { standingAt, useEditing } from '../editing';
import { FieldEditor } from './field-editor';

export function ElementEditor({
  kind,
  file,
  steps,
  process,
  event,
  named,
  only,
}: {
  readonly kind: EditedKind;
  readonly file: string;
  /** Where in the file the element stands. */
  readonly steps: readonly string[];
  readonly process?: Process;
  /** Of an action: its name. */
  readonly event?: string;
  /** How it is called in undo and in the list of changes: "Task “Write the report”". */
  readonly named: string;
  /** Some of its parts; all of them unless given. */
  readonly only?: readonly string[];
}) {
  const { files, pack, locked, change } = useEditing();
  const at = pointerOf(steps);
  const standing = standingAt(files, file, at);
  const element: Readonly<Record<string, Json>> = isJsonObject(standing) ? standing : {};
  return (
    <>
      {(steps.length > 0 || file.startsWith('bodies/')) && <BlockMark file={file} at={at} />}
      {elementFields(kind)
        .filter(({ key }) => only === undefined || only.includes(key))
        .map((field) => (
          <FieldEditor
            key={field.key}
            id={`${kind}-${steps.join('-')}-${field.key}`}
            field={field}
            value={element[field.key]}
            context={{
              pack,
              process,
              isLocked: locked !== undefined,
              beside: element,
              isNew: false,
              ...(event === undefined ? {} : { event }),
            }}
            onChange={(value, how) =>
              change(`${named}: ${how ?? field.label}`, [
                {
                  file,
                  at: pointerOf([...steps, field.key]),
                  ...(value === undefined ? {} : { after: value }),
                },
              ])
            }
          />
        ))}
    </>
  );
}
