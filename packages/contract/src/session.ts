/** Signing in, who is signed in, and signing out. */
import { z } from 'zod';
import { CodeAndTitle, Day, Moment, SubjectKind } from './names.js';
import { route } from './route.js';

export const CSRF_HEADER = 'x-csrf-token';
export const IDEMPOTENCY_HEADER = 'idempotency-key';

const nothing = z.undefined();

/** Somebody of the demonstration, for the sign-in page of a default installation. */
export const DemonstrationPerson = z.strictObject({
  username: z.string(),
  name: z.string(),
  roles: z.array(CodeAndTitle),
  team: z.string().nullable(),
});
export type DemonstrationPerson = z.infer<typeof DemonstrationPerson>;

export const SignInPeople = z.strictObject({
  /** False on an installation with real people: then `authorities` is empty. */
  demonstration: z.boolean(),
  /** The one password of all demonstration people; null otherwise. */
  password: z.string().nullable(),
  authorities: z.array(z.strictObject({ id: z.string(), name: z.string(), people: z.array(DemonstrationPerson) })),
});
export type SignInPeople = z.infer<typeof SignInPeople>;

export const SignIn = z.strictObject({ username: z.string().min(1).max(120), password: z.string().min(1).max(200) });
export type SignIn = z.infer<typeof SignIn>;

/** At least this long: length is what makes a password hard to guess. */
export const SHORTEST_PASSWORD = 12;
export const ChoosePassword = z.strictObject({ ...SignIn.shape, newPassword: z.string().min(1).max(200) });
export type ChoosePassword = z.infer<typeof ChoosePassword>;

export const Session = z.strictObject({
  person: z.strictObject({ id: z.string(), username: z.string(), name: z.string() }),
  authority: z.strictObject({
    id: z.string(),
    name: z.string(),
    /** What this authority calls a thing: `CLA_REVIEW` -> "CLA Review". */
    words: z.record(z.string(), z.string()),
  }),
  /** Roles the person holds somewhere; what they may do in one case is in that case's answer. */
  roles: z.array(CodeAndTitle),
  /** What the navigation offers. */
  may: z.strictObject({
    seeCases: z.boolean(),
    openCases: z.boolean(),
    /** The processes in which this person may open a case. */
    opens: z.array(z.strictObject({ process: z.string(), title: z.string(), subject: SubjectKind })),
    /** What besides children there are lists of for this person. */
    lists: z.array(SubjectKind),
    importReturns: z.boolean(),
    /** Read the authority's audit trail. */
    audit: z.boolean(),
    /** Change the authority's procedure: see drafts of it and their versions. */
    configure: z.boolean(),
  }),
  /** The day the server lives in (Europe/London, or the day a demonstration was set to). */
  today: Day,
  /** Sent back as `x-csrf-token` with every request that changes something. */
  csrf: z.string(),
  /** When the session ends unless something is asked before; it moves with every request. */
  endsAt: Moment,
  /** When it ends in any case. */
  endsAtLatest: Moment,
});
export type Session = z.infer<typeof Session>;

export const signInPeople = route({
  method: 'GET',
  path: '/api/sign-in/people',
  summary: 'The demonstration people, by authority, with their roles',
  status: 200,
  query: nothing,
  body: nothing,
  answer: SignInPeople,
  open: true,
});
export const signIn = route({
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in: starts a session in an HttpOnly cookie',
  status: 201,
  query: nothing,
  body: SignIn,
  answer: Session,
  open: true,
});
export const choosePassword = route({
  method: 'POST',
  path: '/api/session/password',
  summary: 'Choose a password, with the one before: ends the person’s other sessions and starts one',
  status: 201,
  query: nothing,
  body: ChoosePassword,
  answer: Session,
  open: true,
});
export const readSession = route({
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, and until when',
  status: 200,
  query: nothing,
  body: nothing,
  answer: Session,
});
export const signOut = route({
  method: 'DELETE',
  path: '/api/session',
  summary: 'Sign out: ends the session',
  status: 204,
  query: nothing,
  body: nothing,
  answer: nothing,
});
export const signOutEverywhere = route({
  method: 'DELETE',
  path: '/api/sessions',
  summary: 'Sign out everywhere: ends all sessions of the person, this one too',
  status: 204,
  query: nothing,
  body: nothing,
  answer: nothing,
});
