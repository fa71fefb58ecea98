/** A small form with every kind of question, for tests of the theme: about nobody. */
import { FormLayout, FormSchema } from '@homeward/definition';

export const practiceSchema = FormSchema.parse({
  type: 'object',
  title: 'Practice',
  additionalProperties: false,
  required: ['heldOn', 'venue', 'outcome', 'interpreter', 'attended', 'people'],
  properties: {
    heldOn: { type: 'string', format: 'date', title: 'Date of the meeting' },
    venue: { type: 'string', title: 'Where it was held', minLength: 1, maxLength: 100 },
    notes: { type: 'string', title: 'What was said', maxLength: 2000 },
    outcome: {
      type: 'string',
      title: 'Outcome',
      oneOf: [
        { const: 'agreed', title: 'Agreed' },
        { const: 'notAgreed', title: 'Not agreed' },
      ],
    },
    reasons: { type: 'string', title: 'Reasons', minLength: 1 },
    interpreter: { type: 'boolean', title: 'Was an interpreter needed?' },
    attended: {
      type: 'array',
      title: 'Who attended',
      minItems: 1,
      items: {
        type: 'string',
        title: 'Person',
        oneOf: [
          { const: 'sw', title: 'Social worker' },
          { const: 'iro', title: 'Reviewing officer' },
        ],
      },
    },
    birthWeight: { type: 'number', title: 'Birth weight in kilograms', minimum: 0.3, maximum: 8 },
    birthWeightNotKnown: { type: 'string', title: 'Why it is not known', minLength: 1 },
    proceedings: {
      type: 'object',
      title: 'Care proceedings',
      required: ['court'],
      properties: { court: { type: 'string', title: 'Court' } },
    },
    people: {
      type: 'array',
      title: 'People who live in the home',
      minItems: 1,
      items: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', title: 'Name' },
          adult: { type: 'boolean', title: 'Is this person an adult?' },
        },
      },
    },
  },
});

export const practiceLayout = FormLayout.parse({
  title: 'Practice meeting',
  fills: ['sw'],
  sections: [
    {
      key: 'all',
      title: 'The meeting',
      questions: Object.keys(practiceSchema.properties),
    },
  ],
  questions: {
    heldOn: { errorName: 'the date of the meeting', hint: 'For example, 27 3 2021' },
    venue: { errorName: 'where it was held' },
    notes: { errorName: 'what was said' },
    outcome: { errorName: 'the outcome', widget: 'radios' },
    reasons: { errorName: 'the reasons', under: { question: 'outcome', option: 'notAgreed' } },
    interpreter: { errorName: 'yes if an interpreter was needed', widget: 'yesno' },
    attended: { errorName: 'who attended', widget: 'checkboxes' },
    birthWeight: { errorName: 'the birth weight', notKnown: true },
    proceedings: { errorName: 'the care proceedings', widget: 'group' },
    people: { errorName: 'the people who live in the home', widget: 'table', itemLabel: 'person' },
  },
});
