/** Why steps could not be saved now. */
export class NotSaved extends Error {
  /**
   * @param sentence what happened and what becomes of the changes, for the page
   * @param unreadable sending the same again would help nothing
   */
  constructor(
    readonly sentence: string,
    readonly unreadable = false,
  ) {
    super(sentence);
    this.name = 'NotSaved';
  }
}
