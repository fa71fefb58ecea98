/** Names in rules: other rules, parameters and fields. */
import type { Pack } from '../../pack.js';
import { within } from '../../pack-places.js';
import { leavesOf, openedConditions, type RulePlace, type RuleScope } from '../../pack-rules.js';
import type { Findings } from '../../problem.js';
import { factOf, fieldNames, fieldsNamed } from '../../rule-fields.js';
import type { Names } from './names.js';

/** @returns looks at one rule after another, and remembers what named rules ask about */
export const ruleNames = (pack: Pack, names: Names, findings: Findings): ((rule: RulePlace) => void) => {
  const unasked = unaskedAnswers(pack);
  return ({ path, rule, scope }) => {
    const { conditions, names: named } = leavesOf(rule, path);
    for (const { name, path: at } of named) {
      names.rule.require(name, at);
      if (!names.rule.has(name) || scope.forms === 'any') continue;
      // The named rule itself was looked at against every form; here it must find its answers in these.
      const missing = unasked(name, scope);
      if (missing.length > 0)
        findings.error(
          at,
          `The rule \`${name}\` asks about ${listed(missing)}, and ${scope.forms.length === 0 ? 'no form is submitted here' : 'no form that is submitted here asks that'}.`,
        );
    }
    for (const { condition, path: at } of conditions) {
      if (condition.valueSource === 'parameter') names.parameter.require(String(condition.value), within(at, 'value'));
      fieldExists(pack, condition.field, within(at, 'field'), scope, findings);
      if (condition.valueSource === 'field')
        fieldExists(pack, String(condition.value), within(at, 'value'), scope, findings);
    }
  };
};

const fieldExists = (pack: Pack, field: string, at: string, scope: RuleScope, findings: Findings): void => {
  if (fieldsNamed(pack, field, scope).length > 0) return;
  const isOfFact = !/^(answer|state|document)\./.test(field);
  if (isOfFact && factOf(pack, field.slice(field.indexOf('.') + 1)) !== undefined)
    findings.error(at, `\`${field}\` counts from a date, and the fact is not one.`);
  else
    findings.error(
      at,
      `There is no field \`${field}\` that can be asked about here.`,
      findings.near(field, () => fieldNames(pack, scope)),
    );
};

/** The answers that a named rule asks about, and that no form asks for in a place. A long rule may be used in thousands of places: each pair is looked at once. */
const unaskedAnswers = (pack: Pack): ((name: string, scope: RuleScope) => readonly string[]) => {
  const answers = new Map<string, readonly string[]>();
  const answersOf = (name: string): readonly string[] => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const asked = openedConditions(pack, name)
      .flatMap(({ field, value, valueSource }) => [field, ...(valueSource === 'field' ? [String(value)] : [])])
      .filter((field) => field.startsWith('answer.'));
    const found = [...new Set(asked)];
    answers.set(name, found);
    return found;
  };
  const looked = new Map<string, readonly string[]>();
  return (name, scope) => {
    const asked = answersOf(name);
    if (asked.length === 0) return [];
    const forms = scope.forms === 'any' ? [] : scope.forms.map(({ key }) => key);
    const place = JSON.stringify([name, forms, scope.extraAnswers]);
    const known = looked.get(place);
    if (known !== undefined) return known;
    const missing = asked.filter((field) => fieldsNamed(pack, field, scope).length === 0);
    looked.set(place, missing);
    return missing;
  };
};

const MOST_LISTED = 4;

const listed = (fields: readonly string[]): string => {
  const shown = fields.slice(0, MOST_LISTED).map((field) => `\`${field}\``);
  return fields.length > MOST_LISTED
    ? `${shown.join(', ')} and ${fields.length - MOST_LISTED} more`
    : shown.join(' and ');
};
