/** The rules with a name: what each says, who uses it, and the way to change, add and remove one. */

import { addRule, place as placeOf, ruleUses } from '@homeward/definition';
import { sayRule } from '@homeward/engine';
import { useMemo, useState } from 'react';
import { StackingTable } from '../../ui/stacking-table';
import { useHeadingFocus } from '../../ui/use-heading-focus';
import type { AreaProps } from '../areas';
import { useEditing } from '../editing';
import { useChosen } from '../use-place';
import { OneRule } from './one-rule';

const anywhere = { process: undefined, forms: 'any' } as const;

/** @param at `rules.json#/atPpmAge` opens that rule */
export function RulesArea({ at }: AreaProps) {
  const { pack } = useEditing();
  const [chosen, choose] = useChosen(
    at,
    (place) => (place?.file === 'rules.json' ? place.steps[0] : undefined),
    (key) => (key === undefined ? undefined : placeOf('rules.json', key)),
  );
  const { heading, moved } = useHeadingFocus();
  const go = (key: string | undefined) => {
    choose(key);
    moved();
  };
  const rule = chosen !== undefined && Object.hasOwn(pack.rules, chosen) ? pack.rules[chosen] : undefined;
  return (
    <>
      <h2 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        {rule === undefined ? 'Rules with a name' : rule.title}
      </h2>
      {rule === undefined || chosen === undefined ? (
        <RuleList onOpen={go} />
      ) : (
        <OneRule key={chosen} name={chosen} rule={rule} onLeave={() => go(undefined)} />
      )}
    </>
  );
}

function RuleList({ onOpen }: { onOpen(key: string): void }) {
  const { files, pack, locked, change } = useEditing();
  const [wanted, setWanted] = useState('');
  const [title, setTitle] = useState('');
  const uses = useMemo(() => ruleUses(pack), [pack]);
  const rules = useMemo(
    () =>
      Object.entries(pack.rules).map(([key, { title: own, rule }]) => ({
        key,
        title: own,
        says: sayRule(pack, anywhere, rule),
      })),
    [pack],
  );
  const shown = rules.filter((rule) =>
    `${rule.title} ${rule.says}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  return (
    <>
      <p className="govuk-body">
        A rule with a name is written once and used in many places: changing it changes them all.
      </p>
      {locked === undefined && (
        <form
          className="hw-line-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (title.trim() === '') return;
            const { key, changes } = addRule(files, title.trim(), { combinator: 'and', rules: [] });
            change(`New rule “${title.trim()}”`, changes);
            onOpen(key);
          }}
        >
          <div className="govuk-form-group">
            <label className="govuk-label" htmlFor="new-rule">
              What a new rule says, in a few words
            </label>
            <input
              id="new-rule"
              className="govuk-input"
              value={title}
              autoComplete="off"
              onChange={(event) => setTitle(event.target.value)}
            />
          </div>
          <button type="submit" className="govuk-button govuk-button--secondary">
            Add a rule
          </button>
        </form>
      )}
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor="find-rule">
          Find a rule
        </label>
        <input
          id="find-rule"
          className="govuk-input"
          value={wanted}
          autoComplete="off"
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      <p className="govuk-body" role="status">
        {shown.length} of {rules.length} rules
      </p>
      <StackingTable
        caption="Rules"
        captionHidden
        columns={['Rule', 'What it asks', 'Used']}
        rows={shown.map((rule) => ({
          key: rule.key,
          cells: [
            <button
              key="open"
              type="button"
              id={`open-${rule.key}`}
              className="hw-link-button"
              onClick={() => onOpen(rule.key)}
            >
              {rule.title}
            </button>,
            rule.says,
            usedTimes(uses.get(rule.key)?.length ?? 0),
          ],
        }))}
      />
    </>
  );
}

const usedTimes = (count: number): string =>
  count === 0 ? 'nowhere' : count === 1 ? 'in 1 place' : `in ${count} places`;
