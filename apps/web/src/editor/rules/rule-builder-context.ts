/** What the parts of a rule builder share: what can be asked in this place, and how its tree is changed. */
import type { FieldKind, Parameter, RuleField } from '@homeward/definition';
import { createContext, useContext } from 'react';
import type { Path } from 'react-querybuilder';
import type { Leaf } from './rule-tree';
import type { Subject } from './subjects';

export interface NamedParameter {
  readonly name: string;
  readonly parameter: Parameter;
}

export interface RuleBuilding {
  /** Begins every id in it. */
  readonly id: string;
  /** What the rule is about, for names that are read alone. */
  readonly label: string;
  readonly locked: boolean;
  readonly subjects: readonly Subject[];
  fieldOf(field: string): RuleField | undefined;
  parametersFor(kind: FieldKind): readonly NamedParameter[];
  setLeaf(path: Path, leaf: Leaf): void;
  setGroup(path: Path, combinator: 'and' | 'or', not: boolean): void;
  addCondition(path: Path): void;
  addGroup(path: Path): void;
  remove(path: Path): void;
}

const RuleBuildingContext = createContext<RuleBuilding | undefined>(undefined);
export const RuleBuildingProvider = RuleBuildingContext.Provider;

export const useRuleBuilding = (): RuleBuilding => {
  const building = useContext(RuleBuildingContext);
  if (building === undefined) throw new Error('This part of a rule stands outside a rule builder.');
  return building;
};

export const partId = (id: string, path: Path, part: string): string => `${id}-${[...path, part].join('-')}`;
/** "2.1" for the first condition in the second place. */
export const numberOf = (path: Path): string => path.map((index) => index + 1).join('.');
