/** The API's own description, made from the contract: the schemas that the server and the client use are the ones that are published. */
import { CSRF_HEADER, IDEMPOTENCY_HEADER, Problem, type Route, routes } from '@homeward/contract';
import { z } from 'zod';

const NOTHING = z.undefined();
const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' });
const isNothing = (schema: z.ZodType): boolean => schema.def.type === NOTHING.def.type;

function parameters(route: Route): Record<string, unknown>[] {
  const inPath = [...route.path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery =
    route.query instanceof z.ZodObject
      ? Object.entries(route.query.shape).map(([name, schema]) => ({
          name,
          in: 'query',
          required: false,
          schema: schemaOf(schema, 'input'),
        }))
      : [];
  const header = (name: string) => ({ name, in: 'header', required: true, schema: { type: 'string' } });
  return [
    ...inPath,
    ...inQuery,
    ...(route.method === 'GET' || route.open === true ? [] : [header(CSRF_HEADER)]),
    ...(route.idempotent === true ? [header(IDEMPOTENCY_HEADER)] : []),
  ];
}

const operation = (name: string, route: Route): Record<string, unknown> => ({
  operationId: name,
  summary: route.summary,
  parameters: parameters(route),
  ...(route.open === true ? { security: [] } : {}),
  ...(isNothing(route.body)
    ? {}
    : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }),
  responses: {
    [route.status]: {
      description: 'Done',
      ...(isNothing(route.answer)
        ? {}
        : { content: { 'application/json': { schema: schemaOf(route.answer, 'output') } } }),
    },
    default: {
      description: 'Refused, or it went wrong',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
});

/** OpenAPI 3.1 of every route there is. */
export function openApi(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(routes)) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Homeward', version: '0.1.0', license: { name: 'MIT', identifier: 'MIT' } },
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'homeward' } },
      schemas: { Problem: schemaOf(Problem, 'output') },
    },
  };
}
