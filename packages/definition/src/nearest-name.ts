/** Finds the known name that somebody most likely meant. */

/** Names longer than this are not compared: nobody mistypes a novel, and the comparison grows with the square of the length. */
const LONGEST = 80;

/**
 * The nearest of the known names, or undefined when none is near.
 * Near means at most a third of the letters wrong, missing, added or swapped with their neighbour, and never more than three;
 * capitals do not count. Of equally near names the first in alphabetical order, so that the answer is always the same.
 */
export const nearestName = (name: string, known: Iterable<string>): string | undefined => {
  if (name.length === 0 || name.length > LONGEST) return undefined;
  const wanted = name.toLowerCase();
  let limit = Math.min(3, Math.max(1, Math.floor(name.length / 3)));
  let nearest: string | undefined;
  for (const candidate of known) {
    if (candidate === name || Math.abs(candidate.length - name.length) > limit) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), limit);
    if (distance > limit || (distance === limit && nearest !== undefined && candidate >= nearest)) continue;
    limit = distance;
    nearest = candidate;
  }
  return nearest;
};

/** "Did you mean `title`?", or undefined when no known name is near. */
export const didYouMean = (name: string, known: Iterable<string>): string | undefined => {
  const nearest = nearestName(name, known);
  return nearest === undefined ? undefined : `Did you mean \`${nearest}\`?`;
};

/** Changes needed to turn one text into the other (optimal string alignment); more than `limit` when that many do not do. */
const editDistance = (from: string, to: string, limit: number): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1])
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? limit + 1;
};
