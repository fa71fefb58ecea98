/** The conditions of a rule to change: react-querybuilder keeps the groups, our own controls say what each condition asks. */
import type { Pack, Rule, RuleField, RuleScope } from '@homeward/definition';
import { fieldsNamed, ruleFields, sameJson } from '@homeward/definition';
import { useEffect, useMemo, useRef, useState } from 'react';
import { add, type Path, prepareRuleGroup, QueryBuilder, type RuleGroupType, remove, update } from 'react-querybuilder';
import { useEditing } from '../editing';
import { ConditionRow } from './condition-row';
import { AddCondition, AddGroup, JoinedHow, RemoveGroup } from './group-controls';
import { parametersOfKind } from './parameters-of-kind';
import { partId, type RuleBuilding, RuleBuildingProvider } from './rule-builder-context';
import { asLeaf, fromQuery, LEAF, toQuery } from './rule-tree';
import { subjectsOf } from './subjects';

const controls = {
  rule: ConditionRow,
  combinatorSelector: JoinedHow,
  addRuleAction: AddCondition,
  addGroupAction: AddGroup,
  removeGroupAction: RemoveGroup,
};
const fields = [{ name: LEAF, value: LEAF, label: LEAF }];
const operators = [{ name: '=', value: '=', label: '=' }];

export function RuleBuilder({
  id,
  label,
  rule,
  scope,
  without,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly rule: Rule | string | undefined;
  readonly scope: RuleScope;
  /** The named rule that is being written: it cannot rest on itself. */
  readonly without?: string | undefined;
  onChange(rule: Rule): void;
}) {
  const { pack, locked } = useEditing();
  // Where nothing stands yet, the first condition is there to be filled in.
  const [query, setQuery] = useState<RuleGroupType>(() =>
    prepareRuleGroup(rule === undefined ? { combinator: 'and', not: false, rules: [asLeaf({})] } : toQuery(rule)),
  );
  const [passedOn, setPassedOn] = useState(rule);
  // Undo, or somebody else's change: what stands in the draft replaces what stands here.
  if (!sameRule(rule, passedOn)) {
    setPassedOn(rule);
    setQuery(prepareRuleGroup(toQuery(rule)));
  }
  const focusNext = useRef(rule === undefined ? partId(id, [0], 'field') : undefined);
  useEffect(() => {
    if (focusNext.current === undefined || query === undefined) return;
    document.getElementById(focusNext.current)?.focus();
    focusNext.current = undefined;
  }, [query]);
  const complete = fromQuery(query);

  const change = (next: RuleGroupType) => {
    setQuery(next);
    const said = fromQuery(next);
    if (said === undefined || sameRule(said, passedOn)) return;
    setPassedOn(said);
    onChange(said);
  };
  const offered = useMemo(() => offeredIn(pack, scope, without), [pack, scope, without]);
  const building: RuleBuilding = {
    id,
    label,
    locked: locked !== undefined,
    subjects: offered.subjects,
    fieldOf: (field) => offered.byName.get(field) ?? fieldsNamed(pack, field, scope)[0],
    parametersFor: (kind) => parametersOfKind(pack, kind),
    setLeaf: (path, leaf) => change(update(query, 'value', leaf, path)),
    setGroup: (path, combinator, not) => {
      change(update(update(query, 'combinator', combinator, path), 'not', not, path));
    },
    addCondition: (path) => {
      focusNext.current = partId(id, [...path, sizeAt(query, path)], 'field');
      change(add(query, asLeaf({}), path));
    },
    addGroup: (path) => {
      focusNext.current = partId(id, [...path, sizeAt(query, path), 0], 'field');
      change(add(query, { combinator: 'or', not: false, rules: [asLeaf({})] }, path));
    },
    remove: (path) => {
      focusNext.current = partId(id, path.slice(0, -1), 'add');
      change(remove(query, path));
    },
  };
  return (
    <RuleBuildingProvider value={building}>
      <div className="hw-rule-builder">
        <QueryBuilder
          query={query}
          onQueryChange={() => {}}
          fields={fields}
          operators={operators}
          controlElements={controls}
          enableMountQueryChange={false}
          showNotToggle={false}
        />
      </div>
      {complete === undefined && (
        <p className="govuk-inset-text" role="status">
          A condition is not complete yet. The draft keeps the rule as it was until it is.
        </p>
      )}
    </RuleBuildingProvider>
  );
}

const sameRule = (one: Rule | string | undefined, other: Rule | string | undefined): boolean =>
  one === other || sameJson(asJson(one), asJson(other));
const asJson = (rule: Rule | string | undefined) => (rule === undefined ? undefined : JSON.parse(JSON.stringify(rule)));

const sizeAt = (query: RuleGroupType, path: Path): number => {
  let here: RuleGroupType = query;
  for (const index of path) {
    const next = here.rules[index];
    if (next === undefined || !('rules' in next)) return 0;
    here = next;
  }
  return here.rules.length;
};

const offeredIn = (pack: Pack, scope: RuleScope, without: string | undefined) => {
  const all = ruleFields(pack, scope);
  const named = Object.entries(pack.rules)
    .filter(([name]) => name !== without)
    .map(([name, { title }]): RuleField => ({ field: `rule.${name}`, title, kind: 'boolean' }));
  return { subjects: subjectsOf(all, named), byName: new Map(all.map((field) => [field.field, field])) };
};
