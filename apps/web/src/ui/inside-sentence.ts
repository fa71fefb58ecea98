/** "Second review due" inside a sentence: "second review due". What has another capital is a name and stays: "Friends and Family", "LAC Review". */
export const insideSentence = (title: string): string =>
  /\p{Lu}/u.test(title.slice(1)) ? title : `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
