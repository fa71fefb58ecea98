/** "1 walkthrough", "13 walkthroughs". */
export const counted = (count: number): string => `${count} ${count === 1 ? 'walkthrough' : 'walkthroughs'}`;
