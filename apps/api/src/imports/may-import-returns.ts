/** Who may bring a return in: an authority's administrators. */
const ADMINISTRATORS: readonly string[] = ['admin', 'systemAdmin'];

export const mayImportReturns = (roles: readonly string[]): boolean =>
  roles.some((role) => ADMINISTRATORS.includes(role));
