/** Values of fields: which are complete, what a new one begins with, and how each is said in a line. */
import {
  type ElementField,
  type FieldShape,
  isJsonObject,
  type Json,
  type Pack,
  type Process,
  titleOfThing,
} from '@homeward/definition';

/** Whether nothing that must be there is missing. */
export const isComplete = (shape: FieldShape, value: Json | undefined): boolean =>
  missingFields(shape, value).length === 0;

/** The fields that have to be filled in before the value can stand in the draft. */
export const missingFields = (shape: FieldShape, value: Json | undefined): readonly ElementField[] => {
  if (shape.kind !== 'group') return [];
  const group = isJsonObject(value) ? value : {};
  return shape.fields.filter((field) => {
    const inner = group[field.key];
    if (isEmpty(field.shape, inner)) return field.isRequired && !mayBeEmpty(field.shape);
    return !isComplete(field.shape, inner);
  });
};

const isEmpty = (shape: FieldShape, value: Json | undefined): boolean =>
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0 && shape.kind !== 'sources');

const mayBeEmpty = (shape: FieldShape): boolean =>
  shape.kind === 'sources' ||
  ((shape.kind === 'list' || shape.kind === 'names') && shape.least === 0) ||
  (shape.kind === 'oneOf' && shape.options.some((option) => option.shape.kind === 'nothing'));

/** What a value begins with when somebody chooses to say something: the least that the schema takes; undefined where a person has to choose. */
export const blankValue = (shape: FieldShape): Json | undefined => {
  switch (shape.kind) {
    case 'number':
      return Math.max(shape.least ?? 1, 1);
    case 'yesNo':
      return false;
    case 'choice':
      return shape.options[0]?.value;
    case 'nothing':
      return null;
    case 'names':
    case 'list':
    case 'sources':
    case 'choices':
      return [];
    case 'group':
      return Object.fromEntries(
        shape.fields.flatMap((field): [string, Json][] => {
          const inner = field.isRequired ? blankOfField(field) : undefined;
          return inner === undefined ? [] : [[field.key, inner]];
        }),
      );
    default:
      return undefined;
  }
};

/** Where nothing can be said to be absent (an unstated quorum), that is where a new element begins. */
const blankOfField = ({ shape }: ElementField): Json | undefined =>
  shape.kind === 'oneOf' && shape.options.some((option) => option.shape.kind === 'nothing') ? null : blankValue(shape);

/** The alternative that a value is one of. */
export const alternativeOf = (options: readonly ElementField[], value: Json | undefined): ElementField | undefined =>
  options.find(({ shape }) => fits(shape, value));

const fits = (shape: FieldShape, value: Json | undefined): boolean => {
  if (value === undefined) return false;
  if (shape.kind === 'nothing') return value === null;
  if (shape.kind === 'number') return typeof value === 'number';
  if (shape.kind === 'text') return typeof value === 'string';
  if (shape.kind === 'yesNo') return typeof value === 'boolean';
  if (shape.kind !== 'group' || !isJsonObject(value)) return false;
  return (
    shape.fields.every(({ key, isRequired }) => !isRequired || Object.hasOwn(value, key)) &&
    Object.keys(value).every((key) => shape.fields.some((field) => field.key === key))
  );
};

/** More of a closed list than this are counted instead of named. */
const MOST_SAID = 3;

/** In a line, for a list: the first thing said of it, and what else is short. */
export const sayValue = (field: ElementField, value: Json | undefined, pack: Pack, process?: Process): string => {
  const { shape } = field;
  if (value === undefined || value === null) return '';
  switch (shape.kind) {
    case 'name':
      return titleOfThing(pack, shape.of, String(value), process);
    case 'choice':
      return shape.options.find((option) => option.value === value)?.title ?? String(value);
    case 'yesNo':
      return value === true ? field.label.toLowerCase() : '';
    case 'mark':
      return field.label.toLowerCase();
    case 'choices':
      if (Array.isArray(value) && value.length > MOST_SAID) return `any of ${value.length}`;
      return Array.isArray(value)
        ? value.map((one) => shape.options.find((option) => option.value === one)?.title ?? String(one)).join(' or ')
        : '';
    case 'rule':
      return 'with a condition';
    case 'group': {
      const group = isJsonObject(value) ? value : {};
      return (
        shape.fields
          .filter(({ key }) => key !== 'key' && key !== 'sources')
          .map((inner) => sayValue(inner, group[inner.key], pack, process))
          .filter((said) => said !== '')
          // A whole sentence among them ends where the list goes on.
          .map((said, index, all) => (index < all.length - 1 ? said.replace(/\.$/, '') : said))
          .join(', ')
      );
    }
    case 'text':
    case 'number':
      return String(value);
    default:
      return '';
  }
};

/** A list as it would be with one item moved. */
export const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
