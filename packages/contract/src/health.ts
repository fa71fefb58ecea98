/** Whether the server can do its work. */
import { z } from 'zod';
import { route } from './route.js';

export const Health = z.strictObject({
  status: z.literal('ok'),
  role: z.enum(['all', 'api', 'worker']),
  uptimeSeconds: z.number().int(),
});
export type Health = z.infer<typeof Health>;

export const readHealth = route({
  method: 'GET',
  path: '/api/health',
  summary: 'Answers when the database answers',
  status: 200,
  query: z.undefined(),
  body: z.undefined(),
  answer: Health,
  open: true,
});
