import { describe, expect, test } from '@jest/globals';
import { Key } from '../names.js';
import { newName } from './new-name.js';

describe('a name made from a title', () => {
  test.each([
    ['Date of the meeting', 'dateOfTheMeeting'],
    ["What is the child's view?", 'whatIsTheChildsView'],
    ['  Zoë’s café  ', 'zoesCafe'],
    ['3 moves or more', 'item3MovesOrMore'],
    ['???', 'item'],
    ['constructor', 'constructor2'],
    ['How would you describe the wellbeing of this child at home and at school', 'howWouldYouDescribeTheWellbeingOf'],
  ])('%j gives %s', (title, name) => {
    expect(newName(title, [])).toBe(name);
    expect(Key.safeParse(newName(title, [])).success).toBe(true);
  });

  test('gets a number when it is taken, in the way of its kind', () => {
    expect(newName('Notes', ['notes', 'notes2'])).toBe('notes3');
    expect(newName('Wellbeing form recorded', ['WELLBEING_FORM_RECORDED'], 'UPPER_SNAKE')).toBe(
      'WELLBEING_FORM_RECORDED_2',
    );
  });
});
