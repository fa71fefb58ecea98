/** What is asked of a pack before it goes out: that it is the authority's who takes it out, and that whoever gets it could bring it in. */
import { authorityIn, contentFault, type PackContent } from '@homeward/definition';
import type { Query } from '../with-authority.js';

/** A pack does not go out, for the reason that its message gives in one sentence. Nothing was written. */
export class NotFitToLeave extends Error {
  override readonly name = 'NotFitToLeave';
}

/** A draft may say that it is anybody's: an installation has one key, and would sign it in their name. Throws NotFitToLeave. */
export function mustBeFitToLeave(content: PackContent, authority: string): void {
  const owner = authorityIn(content);
  if (owner !== authority)
    throw new NotFitToLeave(
      owner === undefined
        ? 'It does not say whose procedure it is: its authority.json has no id.'
        : `It says that it is a procedure of another authority: the id in its authority.json must be ${authority}.`,
    );
  const fault = contentFault(content);
  if (fault !== undefined) throw new NotFitToLeave(`Nobody could bring it in: ${fault}`);
}

/** What the authority is called here, whatever the pack says. */
export async function signerName(query: Query, authority: string): Promise<string> {
  const [row] = await query<{ name: string }>('select name from authority where id = $1', [authority]);
  return row === undefined || row.name === '' ? authority : row.name.slice(0, 200);
}
