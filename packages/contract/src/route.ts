/** A route as a value: method, path and the schemas of both directions. Server, client and OpenAPI all read the same one. */
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The names after colons in a path: `/api/cases/:id` -> `id`. */
export type PathNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

export interface Route<
  Path extends string = string,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly method: Method;
  readonly path: Path;
  /** One sentence for the API's own documentation. */
  readonly summary: string;
  readonly status: 200 | 201 | 202 | 204;
  readonly query: Query;
  readonly body: Body;
  readonly answer: Answer;
  /** The request must carry an `Idempotency-Key` (a UUID): repeating it has one effect and one answer. */
  readonly idempotent?: boolean;
  /** The body is multipart/form-data, described in `summary`. */
  readonly multipart?: boolean;
  /** Anybody may ask, signed in or not. */
  readonly open?: boolean;
}

export const route = <
  const Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  described: Route<Path, Query, Body, Answer>,
): Route<Path, Query, Body, Answer> => described;

/** Puts the values into a path, each encoded. */
export const pathOf = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The path ${path} needs ${name}.`);
    return encodeURIComponent(value);
  });
