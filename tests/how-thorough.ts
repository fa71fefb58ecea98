/** Whether a test tries all that it could (HOMEWARD_TESTS=all, as `.ci/run` has it) or a part that `npm test` has time for. Its name says which. */
export const isThorough = process.env.HOMEWARD_TESTS === 'all';
