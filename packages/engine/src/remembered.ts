/** Remembers what follows from a value that never changes (a pack's part, a case's state), for as long as the value itself is kept. */

/** The same answer as `work`, worked out once per value. Pure as long as `work` is: nobody can tell but by the clock. */
export const remembered = <Value extends object, Answer>(
  work: (value: Value) => Answer,
): ((value: Value) => Answer) => {
  const known = new WeakMap<Value, { readonly answer: Answer }>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before.answer;
    const answer = work(value);
    known.set(value, { answer });
    return answer;
  };
};
