/** Every migration in the order in which it runs. */
import { AllocatePeople1795305600020 } from './20261122-allocate-people.js';
import { CreateAuthorities1795305600001 } from './20261122-create-authorities.js';
import { CreateCases1795305600003 } from './20261122-create-cases.js';
import { CreateCasework1795305600004 } from './20261122-create-casework.js';
import { CreateMeetings1795305600005 } from './20261122-create-meetings.js';
import { CreateNoticesAndLogs1795305600006 } from './20261122-create-notices-and-logs.js';
import { CreatePeople1795305600002 } from './20261122-create-people.js';
import { KeepAuthoritiesApart1795305600007 } from './20261122-keep-authorities-apart.js';
import { WriteDecisions1795305600008 } from './20261122-write-decisions.js';
import { BeginBeside1795910400001 } from './20261128-begin-beside.js';
import { KeepDrafts1795910400040 } from './20261128-keep-drafts.js';
import { KeepWalkthroughs1795824000030 } from './20261128-keep-walkthroughs.js';
import { PublishAndMove1795910400070 } from './20261128-publish-and-move.js';
import { SaveTogether1795996800001 } from './20261128-save-together.js';
import { SpareLongColumns1795996800002 } from './20261128-spare-long-columns.js';
import { WriteCommands1795824000001 } from './20261128-write-commands.js';
import { ExchangePacks1796083200080 } from './20261129-exchange-packs.js';
import { FirstPasswords1796083200001 } from './20261129-first-passwords.js';

export const migrations = [
  CreateAuthorities1795305600001,
  CreatePeople1795305600002,
  CreateCases1795305600003,
  CreateCasework1795305600004,
  CreateMeetings1795305600005,
  CreateNoticesAndLogs1795305600006,
  KeepAuthoritiesApart1795305600007,
  WriteDecisions1795305600008,
  AllocatePeople1795305600020,
  WriteCommands1795824000001,
  KeepWalkthroughs1795824000030,
  BeginBeside1795910400001,
  KeepDrafts1795910400040,
  PublishAndMove1795910400070,
  SaveTogether1795996800001,
  SpareLongColumns1795996800002,
  FirstPasswords1796083200001,
  ExchangePacks1796083200080,
];
