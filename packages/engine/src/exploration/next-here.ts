/** Of the aims that are left, the first for which things stand as they are. */
import type { CaseRecord } from '../case-record.js';
import type { CompiledPack } from '../compile-pack.js';
import { evaluateRule } from '../rules/evaluate-rule.js';
import { worldOf } from '../world-of.js';
import { FIRST_DAY } from './first-day.js';
import { ownReference } from './link-aims.js';
import type { Prepared } from './prepare.js';

export const nextHere = (
  compiled: CompiledPack,
  record: CaseRecord,
  aims: readonly Prepared[],
  isOpen: (aim: Prepared) => boolean,
): Prepared | undefined => {
  const linked = ({ links }: Prepared['setting']): boolean =>
    Object.entries(links).every(([link, references]) =>
      references.every((reference) =>
        record.links?.some((one) => one.link === link && one.subjectRef === ownReference(reference, record.subjectRef)),
      ),
    );
  const world = worldOf(compiled, record, FIRST_DAY);
  return aims.find(
    (aim) =>
      isOpen(aim) &&
      aim.setting.tasks.every((task) => record.tasks[task]?.status === 'open') &&
      linked(aim.setting) &&
      aim.around.every(({ condition, truth }) => (evaluateRule(condition, world) === true) === truth),
  );
};
