/** A draft of the Hertfordshire procedure to measure with: reviews every four months, a part about wellbeing, and a gate that older children do not pass. */
import { type Json, type Pack, partAsJson, withPart } from '@homeward/definition';
import { putAt } from '@homeward/engine';

const PROCESS = 'processes/child-permanence';

/** Children of this age and older do not conform: their meeting would have been refused. */
export const GATED_FROM_AGE = 10;

const changed = (pack: Pack, file: string, change: (json: Json) => void): Pack => {
  const json = partAsJson(pack, file);
  change(json);
  const result = withPart(pack, file, json);
  if ('pack' in result) return result.pack;
  throw new Error(`The draft to measure with cannot be read: ${result.problems[0]?.sentence ?? file}`);
};

const gate = {
  key: 'youngEnough',
  kind: 'hard',
  requires: { field: 'age', operator: '<', value: GATED_FROM_AGE },
  sentence: `The meeting is held in another way for a child of ${GATED_FROM_AGE} or older.`,
  sources: [],
};

const wellbeing = {
  initial: 'notAsked',
  meta: { title: 'Wellbeing' },
  states: { notAsked: { meta: { title: 'Wellbeing not yet asked about' } } },
};

/** Throws when the procedure has changed so that this is no change of it any more. */
export const laterHerts = (pack: Pack): Pack => {
  const fourMonths = changed(pack, 'authority.json', (json) =>
    putAt(json, ['parameters', 'reviewNextMonths', 'value'], 4),
  );
  const gated = changed(fourMonths, `${PROCESS}/events.json`, (json) => {
    const held = pack.processes.childPermanence?.events.PPM_HELD?.gates ?? [];
    putAt(json, ['PPM_HELD', 'gates', String(held.length)], gate);
  });
  return changed(gated, `${PROCESS}/chart.json`, (json) => putAt(json, ['states', 'wellbeing'], wellbeing));
};
