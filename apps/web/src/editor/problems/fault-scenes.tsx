/** The scenes that lead to a problem: one at a time on the picture, all of them as a list; the last is the fault. */
import type { Scene } from '@homeward/engine';
import { useMemo, useState } from 'react';
import { Picture } from '../../process-picture/picture';
import { partsOf, processGraph } from '../../process-picture/process-graph';
import { longDate } from '../../ui/dates';
import { useEditing } from '../editing';
import { drawableOf } from '../picture/draft-picture';

export function FaultScenes({ scenes }: { readonly scenes: readonly Scene[] }) {
  const { pack } = useEditing();
  const [shown, setShown] = useState(0);
  const scene = scenes[Math.min(shown, scenes.length - 1)];
  const process = scene?.process === undefined ? undefined : pack.processes[scene.process];
  const drawable = useMemo(() => (process === undefined ? undefined : drawableOf(process)), [process]);
  const graph = useMemo(() => {
    if (drawable === undefined || scene === undefined) return undefined;
    const lit = new Set(scene.current);
    const part = partShown(
      partsOf(drawable).map(({ path }) => path),
      scenes,
    );
    const rows = drawable.rows.map((row) => ({ ...row, current: lit.has(row.from) }));
    return processGraph({ ...drawable, rows, current: [...scene.current] }, part);
  }, [drawable, scene, scenes]);
  if (scene === undefined) return null;
  const last = shown >= scenes.length - 1;
  // A scene is its place in the story: the same may happen twice.
  const listed = scenes.map((one, index) => ({ one, key: `scene-${index}` }));
  return (
    <>
      <p className="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-2" aria-live="polite">
        Scene {shown + 1} of {scenes.length}: {inWords(scene)}
      </p>
      <div className="govuk-button-group govuk-!-margin-bottom-2">
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          disabled={shown === 0}
          onClick={() => setShown(shown - 1)}
        >
          Back one scene
        </button>
        <button type="button" className="govuk-button" disabled={last} onClick={() => setShown(shown + 1)}>
          {last ? 'The last scene' : 'Next scene'}
        </button>
      </div>
      {graph !== undefined && (
        <Picture graph={graph} label="Where the made-up child stands in this scene. The list after it says the same." />
      )}
      <ol className="govuk-list govuk-list--number govuk-body-s govuk-!-margin-top-3">
        {listed.map(({ one, key }, index) => (
          <li key={key} aria-current={index === shown ? 'step' : undefined}>
            {inWords(one)}{' '}
            {drawable !== undefined && (
              <span className="hw-quiet">{movedTo(one, scenes[index - 1], drawable.titles)}</span>
            )}
            {one.failing.map((failing) => (
              <p key={failing.what} className="govuk-body-s govuk-!-margin-bottom-1">
                <strong>{missing(one, failing)}</strong>
              </p>
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}

const inWords = ({ on, who, what, refused }: Scene): string =>
  `${on === undefined ? '' : `${longDate(on)}, `}${who === undefined ? '' : `${who}: `}${what}.${refused === undefined ? '' : ` Not possible: ${refused}`}`;

/** What should have been, in one sentence. */
const missing = ({ refused }: Scene, { what, expected, got }: Scene['failing'][number]): string =>
  what === 'allowed' && refused !== undefined
    ? 'This should be possible, and never is.'
    : `Expected: ${expected}. What happened: ${got}.`;

/** "Then: Matching; Plan ratified", of the innermost states that the scene led to. */
const movedTo = ({ current }: Scene, before: Scene | undefined, titles: Readonly<Record<string, string>>): string => {
  const [now, then] = [innermost(current), innermost(before?.current ?? [])];
  const moved = before === undefined ? [] : now.filter((path) => !then.includes(path));
  return moved.length === 0 ? '' : `Then: ${moved.map((path) => titles[path] ?? path).join('; ')}.`;
};
const innermost = (current: readonly string[]): readonly string[] =>
  current.filter((path) => !current.some((other) => other.startsWith(`${path}.`)));

/** The part of the process in which most of the story happens: the one whose states change last. */
const partShown = (parts: readonly string[], scenes: readonly Scene[]): string | undefined => {
  for (let index = scenes.length - 1; index > 0; index -= 1) {
    const before = new Set(scenes[index - 1]?.current ?? []);
    const moved = scenes[index]?.current.find((path) => !before.has(path));
    const part = parts.find((one) => moved !== undefined && (moved === one || moved.startsWith(`${one}.`)));
    if (part !== undefined) return part;
  }
  return parts[0];
};
