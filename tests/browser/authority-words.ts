/** Which words an authority reads on its screens, and which are another's: after the procedures, whose terms differ for the same thing. */

export interface AuthorityWords {
  readonly authority: string;
  /** Found on some page of a social worker. */
  readonly own: readonly string[];
  /** On no page: another authority's term for what this one calls otherwise. What a page quotes from a procedure or the law is left as it was written. */
  readonly foreign: RegExp;
}

export const WORDS: readonly AuthorityWords[] = [
  {
    authority: 'herts',
    own: ['CLA Review', 'permanency planning meeting', 'Independent Reviewing Officer', 'Legal status'],
    foreign:
      /\bLAC\b|Child in Care|Looked After Review|looked after review|Child Permanence Meeting|Business Meeting|Friends and Family|legal basis/,
  },
  {
    authority: 'central-beds',
    own: ['LAC Review', 'Permanence planning meeting', 'Permanency Tracking Meeting', 'Friends and Family'],
    foreign:
      /\bCLA\b|Child in Care|looked after review|Child Permanence Meeting|[Pp]ermanency planning meeting|[Cc]onnected person|Business Meeting|legal basis/,
  },
  {
    authority: 'dudley',
    own: ['Child in Care Review', 'Child Permanence Meeting', 'Permanency Plan', 'Reunification with parents'],
    foreign: /\bCLA\b|\bLAC\b|looked after review|[Cc]onnected person|Return to parents|Business Meeting|legal basis/,
  },
  {
    authority: 'progression-panel',
    own: ['ooked after review', 'Permanence Progression Panel', 'Return to family', 'Legal status'],
    foreign: /\bCLA\b|Child in Care|Child Permanence Meeting|[Pp]ermanency [Pp]lan|Return to parents|Business Meeting/,
  },
  {
    authority: 'scottish-lac',
    own: ['LAC Review', 'Business Meeting', 'Reviewing Officer', 'Legal basis', "Child's Plan"],
    foreign:
      /\bCLA\b|Child in Care|Independent Reviewing|Child Permanence|[Cc]onnected person|[Ss]pecial guardian|[Pp]lacement order|[Ii]nterim care order|[Ss]ection 20\b|Legal status/,
  },
];
