/** An authority's whole configuration as a value. */
import type { Authority, Calendar, CodeList } from './authority.js';
import type { BodyDefinition } from './body.js';
import type { Chart } from './chart.js';
import type { DeadlineDefinition } from './deadline.js';
import type { DocumentDefinition } from './document.js';
import type { EventDefinition } from './event.js';
import type { FactDefinition } from './fact.js';
import type { FormDefinition } from './form.js';
import type { Grants } from './grant.js';
import type { NoticeDefinition } from './notice.js';
import type { ProcessDefinition, TrackerDefinition } from './process.js';
import type { RuleDefinition } from './rule.js';
import type { SourceBook } from './source.js';
import type { TaskDefinition } from './task.js';

type Named<T> = Readonly<Record<string, T>>;

/** One process with everything that belongs to it. */
export interface Process {
  readonly definition: ProcessDefinition;
  readonly chart: Chart;
  readonly events: Named<EventDefinition>;
  readonly deadlines: Named<DeadlineDefinition>;
  readonly documents: Named<DocumentDefinition>;
  readonly tasks: Named<TaskDefinition>;
  readonly notices: Named<NoticeDefinition>;
}

export interface Pack {
  readonly authority: Authority;
  readonly calendar: Calendar;
  readonly codeLists: Named<CodeList>;
  readonly sources: SourceBook;
  readonly facts: Named<FactDefinition>;
  readonly rules: Named<RuleDefinition>;
  readonly forms: Named<FormDefinition>;
  readonly bodies: Named<BodyDefinition>;
  readonly grants: Grants;
  readonly trackers: Named<TrackerDefinition>;
  readonly processes: Named<Process>;
}
