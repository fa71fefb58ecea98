/** Runs queries for one authority: inside, row-level security shows its rows and no others. */
import type pg from 'pg';

export type Query = <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/**
 * One transaction in which `homeward.authority` is set. Forgetting it shows nothing at all rather than too much.
 * @param authority must come from a session or from the database, never from a request
 */
export async function withAuthority<T>(
  pool: pg.Pool,
  authority: string,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that breaks between two queries says so by an event, which would end the process if nobody listened; the next query fails as it should.
  const lost = (error: Error): void => {
    broken = error;
  };
  client.on('error', lost);
  try {
    // One round trip for both: the literal is escaped, and an authority's id has only lower-case letters, digits and hyphens.
    await client.query(`begin; select set_config('homeward.authority', ${client.escapeLiteral(authority)}, true)`);
    const answer = await work(async (text, values = []) => (await client.query({ text, values: [...values] })).rows);
    await client.query('commit');
    return answer;
  } catch (thrown) {
    await client.query('rollback').catch((failed: unknown) => {
      broken = failed instanceof Error ? failed : new Error('rollback failed');
    });
    throw thrown;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}
