/** Describes a table to TypeORM in a few lines. Used to hold the migrations to what the code expects; the command path is plain SQL. */
import { EntitySchema, type EntitySchemaColumnOptions, type EntitySchemaOptions } from 'typeorm';

/** PostgreSQL's type; `?` after it: may be null. `identity`: a bigint that counts by itself. */
type ColumnType =
  | 'text'
  | 'uuid'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'date'
  | 'json'
  | 'jsonb'
  | 'bytea'
  | 'timestamp with time zone';
export type Column = ColumnType | `${ColumnType}?` | 'text[]' | 'identity';

export interface Table {
  readonly name: string;
  /** The constraint's name, then its columns. */
  readonly primary: readonly [string, ...string[]];
  readonly columns: Readonly<Record<string, Column>>;
  readonly defaults?: Readonly<Record<string, string>>;
  /** Constraint -> columns here, table there, columns there. */
  readonly references?: Readonly<Record<string, readonly [readonly string[], string, readonly string[]]>>;
  readonly unique?: Readonly<Record<string, readonly string[]>>;
  /** By name: PostgreSQL rewrites the conditions, so they stand in the migrations alone. */
  readonly checks?: readonly string[];
  /** Index -> its columns; `null` for one with a condition or an expression, which TypeORM must leave alone. */
  readonly indexes?: Readonly<Record<string, readonly string[] | null>>;
}

type Row = Record<string, unknown>;

export function table(described: Table): EntitySchema<Row> {
  const [primaryName, ...primary] = described.primary;
  const columns = Object.entries(described.columns).map(([name, type]): [string, EntitySchemaColumnOptions] => [
    name,
    columnOf(type, { primary: primary.includes(name), primaryName, ...defaultOf(described, name) }),
  ]);
  const options: EntitySchemaOptions<Row> = {
    name: described.name,
    tableName: described.name,
    columns: Object.fromEntries(columns),
    foreignKeys: Object.entries(described.references ?? {}).map(([name, [here, target, there]]) => ({
      name,
      target,
      columnNames: [...here],
      referencedColumnNames: [...there],
    })),
    uniques: Object.entries(described.unique ?? {}).map(([name, names]) => ({ name, columns: [...names] })),
    checks: (described.checks ?? []).map((name) => ({ name, expression: 'true' })),
    indices: Object.entries(described.indexes ?? {}).map(([name, names]) =>
      names === null ? { name, synchronize: false } : { name, columns: [...names] },
    ),
  };
  return new EntitySchema<Row>(options);
}

const defaultOf = ({ defaults }: Table, name: string): { default?: string } => {
  const value = defaults?.[name];
  return value === undefined ? {} : { default: value };
};

function columnOf(
  type: Column,
  { primary, primaryName, default: value }: { primary: boolean; primaryName: string; default?: string },
): EntitySchemaColumnOptions {
  const keyed = primary ? { primary, primaryKeyConstraintName: primaryName } : {};
  if (type === 'identity') return { type: 'bigint', ...keyed, generated: true };
  if (type === 'text[]') return { type: 'text', array: true, ...keyed };
  const nullable = type.endsWith('?');
  const options: EntitySchemaColumnOptions = { type: columnType(type), nullable, ...keyed };
  if (value === undefined) return options;
  // A number must be given as one: as an expression TypeORM takes `0` for another default than `0`.
  return { ...options, default: /^\d+$/.test(value) ? Number(value) : () => value };
}

const TYPES: ReadonlyMap<string, ColumnType> = new Map(
  (
    [
      'text',
      'uuid',
      'integer',
      'bigint',
      'boolean',
      'date',
      'json',
      'jsonb',
      'bytea',
      'timestamp with time zone',
    ] as const
  ).map((type) => [type, type]),
);

function columnType(type: string): ColumnType {
  const known = TYPES.get(type.replace(/\?$/, ''));
  if (known === undefined) throw new Error(`There is no column type ${type}.`);
  return known;
}
