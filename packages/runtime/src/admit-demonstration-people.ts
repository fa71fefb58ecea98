/** Lets made-up people of every authority in, or keeps them out: in a real installation nobody may sign in with a published password. */
import type pg from 'pg';
import { withAuthority } from './with-authority.js';

/**
 * Their accounts, and what they recorded, stay either way. Kept out, they are nobody's to sign in as, and their standing sessions end in every process at once.
 * @returns how many accounts changed
 */
export async function admitDemonstrationPeople(pool: pg.Pool, admitted: boolean): Promise<number> {
  const { rows } = await pool.query<{ authority: string }>('select authority_ids() as authority');
  let changed = 0;
  for (const { authority } of rows)
    changed += await withAuthority(pool, authority, async (query) => {
      const people = await query('update person set active = $1 where demonstration and active <> $1 returning id', [
        admitted,
      ]);
      if (!admitted) await query('delete from session where person_id in (select id from person where demonstration)');
      return people.length;
    });
  return changed;
}
