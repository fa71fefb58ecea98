/** The fields that rules of one place speak of, as variables, with what is certain of how they hang together. */
import type { Pack } from '../pack.js';
import type { RuleScope } from '../pack-rules.js';
import type { Scalar } from '../rule.js';
import { fieldDomain, type KnownField, standsIn } from './field-domain.js';
import { all, any, type Formula, literal, otherwise } from './formula.js';
import { Variables } from './variables.js';

const GUESS = '? ';

/** Whether a variable of a witness stands for something about which nothing is known, so that the witness may be none. */
export const isGuess = (variable: string): boolean => variable.startsWith(GUESS);

const COUNTED = /^(daysSince|weeksSince|monthsSince|daysUntil|ageAt)\.(.+)$/;

export class Fields {
  readonly variables = new Variables();
  /** Certain of every case. */
  readonly bonds: Formula[] = [];
  private readonly known = new Map<string, KnownField | undefined>();
  /** List -> the variables that say what it has. */
  private readonly lists = new Map<string, Set<string>>();

  constructor(
    private readonly pack: Pack,
    private readonly scope: RuleScope,
  ) {}

  /** Undefined for a name that means nothing here. */
  of(name: string): KnownField | undefined {
    if (this.known.has(name)) return this.known.get(name);
    const field = fieldDomain(this.pack, name, this.scope);
    this.known.set(name, field);
    if (field !== undefined) {
      this.variables.declare(name, field.domain);
      this.bind(name);
    }
    return field;
  }

  /** Every field that was spoken of so far. */
  names(): readonly string[] {
    return [...this.known.keys()];
  }

  /** Something that may be so, not so, or unknown, for all that can be told. */
  anything(about: string, is: boolean): Formula {
    const variable = `${GUESS}${about}`;
    this.variables.declare(variable, { kind: 'names', values: [true, false], mayBeUnknown: true });
    return literal(variable, { kind: 'oneOf', values: [is], is: true });
  }

  isKnown(name: string): Formula {
    const counted = COUNTED.exec(name);
    if (name === 'age') return this.isKnown('fact.dateOfBirth');
    if (counted?.[1] === 'ageAt') return all(this.isKnown(`fact.${counted[2]}`), this.isKnown('fact.dateOfBirth'));
    if (counted !== null) return this.isKnown(`fact.${counted[2]}`);
    return this.of(name) === undefined
      ? this.anything(`${name} is known`, true)
      : literal(name, { kind: 'known', is: true });
  }

  /** Less, equal or greater: one field against another, whichever way round it is asked. */
  order(one: string, other: string): string {
    const variable = `${one} against ${other}`;
    this.variables.declare(variable, {
      kind: 'names',
      values: one === other ? ['='] : ['<', '=', '>'],
      mayBeUnknown: false,
    });
    return variable;
  }

  /** The list holds the item, or does not. */
  has(list: string, item: Scalar, is: boolean): Formula {
    const variable = `${list} has ${String(item)}`;
    this.lists.set(list, (this.lists.get(list) ?? new Set()).add(variable));
    this.variables.declare(variable, { kind: 'names', values: [true, false], mayBeUnknown: false });
    return literal(variable, { kind: 'oneOf', values: [is], is: true });
  }

  /** Of each list that was spoken of at most one value is chosen. */
  oneOfEachList(): readonly Formula[] {
    return [...this.lists.values()].flatMap((variables) =>
      [...variables].flatMap((one, index) =>
        [...variables].slice(index + 1).map((other) => any(lacks(one), lacks(other))),
      ),
    );
  }

  /** A fact that was recorded is known and one that is known was recorded; a region inside a state stands while that state does. */
  private bind(name: string): void {
    if (name.startsWith('times.')) {
      const fact = `fact.${name.slice('times.'.length)}`;
      if (this.of(fact)?.domain.mayBeUnknown === true)
        this.bindBoth(literal(name, { kind: 'order', operator: '>', value: 0 }), this.isKnown(fact));
    } else if (name.startsWith('state.') && this.scope.process !== undefined) {
      const outer = standsIn(this.scope.process, name.slice('state.'.length));
      if (outer !== undefined && this.of(`state.${outer.path}`) !== undefined)
        this.bindBoth(
          literal(name, { kind: 'known', is: true }),
          literal(`state.${outer.path}`, { kind: 'oneOf', values: [outer.key], is: true }),
        );
    }
  }

  private bindBoth(one: Formula, other: Formula): void {
    this.bonds.push(any(all(one, other), all(otherwise(one), otherwise(other))));
  }
}

const lacks = (variable: string): Formula => literal(variable, { kind: 'oneOf', values: [false], is: true });
