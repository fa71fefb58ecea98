/** What a thrown thing says of itself: its message and its code, as far as it has them. */

// By shape and not by `instanceof Error`: Node's own errors may come from another realm than ours (jest runs each test file in one).
export const saidBy = (thrown: unknown): { readonly message: string; readonly code?: string } => {
  if (typeof thrown !== 'object' || thrown === null) return { message: String(thrown) };
  const message = 'message' in thrown && typeof thrown.message === 'string' ? thrown.message : 'unknown reason';
  return 'code' in thrown && typeof thrown.code === 'string' ? { message, code: thrown.code } : { message };
};
