/** Who may bring a return in: an authority's administrators, in England. The return (SSDA903) is the Department for Education's. */
import type { Pack } from '@homeward/definition';

const ADMINISTRATORS: readonly string[] = ['admin', 'systemAdmin'];

export const mayImportReturns = ({ authority }: Pack, roles: readonly string[]): boolean =>
  authority.nation === 'england' && roles.some((role) => ADMINISTRATORS.includes(role));
