/** What a clause asks for, as DOMAIN 2.2 classes it, in words for whoever adds or changes one. */
export const CLAUSE_CLASSES = [
  { value: 'STEP', title: 'A step: something is done' },
  { value: 'STATE', title: 'Where a case stands' },
  { value: 'ROUTE', title: 'A route to permanence' },
  { value: 'GUARD', title: 'A condition that must hold first' },
  { value: 'DEADLINE', title: 'A date by which something is done' },
  { value: 'DECISION', title: 'A decision and who takes it' },
  { value: 'NOTIFY', title: 'Somebody is told' },
  { value: 'ESCALATION', title: 'What happens when it is not done' },
  { value: 'FORM', title: 'A form or document and what it holds' },
  { value: 'MEETING', title: 'A meeting' },
  { value: 'PANEL', title: 'A panel' },
  { value: 'ROLE', title: 'Who does what' },
  { value: 'TRACKER', title: 'Something that is counted' },
  { value: 'REPORT', title: 'Something that is reported' },
  { value: 'DEFN', title: 'What a word means' },
  { value: 'PRINCIPLE', title: 'A principle' },
  { value: 'ENRICHMENT', title: 'What other guidance adds' },
  { value: 'STATUTE', title: 'The law' },
  { value: 'CHOICE', title: 'A question left open, and the answer taken' },
] as const;

export const classTitle = (cls: string | undefined): string =>
  CLAUSE_CLASSES.find(({ value }) => value === cls)?.title ?? cls ?? 'Not classed';
