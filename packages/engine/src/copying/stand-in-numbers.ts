/** Made-up numbers for those that no rule looks at: the same for the same, another for another where the question leaves room. */

export class StandInNumbers {
  private readonly groups = new Map<string, { least: number; most: number; readonly seen: number[] }>();

  /** Says that what stands for numbers of the group answers a question, before any is asked for. */
  mustFit(group: string, least: number, most: number): void {
    const known = this.groupOf(group);
    known.least = Math.max(known.least, least);
    known.most = Math.min(known.most, most);
  }

  /** @param group an answer and the fact that it becomes are one */
  standIn(group: string, original: number): number {
    const { least, most, seen } = this.groupOf(group);
    if (!seen.includes(original)) seen.push(original);
    const begin = least === Number.NEGATIVE_INFINITY ? Math.min(1, most) : least;
    return Math.min(begin + seen.indexOf(original), Math.max(begin, most));
  }

  /** How many numbers have one that stands for them. */
  count(): number {
    return [...this.groups.values()].reduce((sum, { seen }) => sum + seen.length, 0);
  }

  private groupOf(group: string): { least: number; most: number; readonly seen: number[] } {
    const known = this.groups.get(group) ?? {
      least: Number.NEGATIVE_INFINITY,
      most: Number.POSITIVE_INFINITY,
      seen: [],
    };
    this.groups.set(group, known);
    return known;
  }
}
