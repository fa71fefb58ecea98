/** Made-up children, varied as the county's are: names, sex and ethnicity (SSDA903 codes). Nobody here exists. */
export interface DemonstrationChild {
  readonly givenName: string;
  readonly familyName: string;
  readonly sex: 'F' | 'M';
  readonly ethnicity: string;
}

export const child = (
  givenName: string,
  familyName: string,
  sex: 'F' | 'M',
  ethnicity: string,
): DemonstrationChild => ({
  givenName,
  familyName,
  sex,
  ethnicity,
});

export const DEMONSTRATION_CHILDREN: readonly DemonstrationChild[] = [
  child('Maisie', 'Thornbury', 'F', 'WBRI'),
  child('Kwame', 'Asante', 'M', 'BAFR'),
  child('Ellie', 'Fairweather', 'F', 'WBRI'),
  child('Zayn', 'Hussain', 'M', 'APKN'),
  child('Oscar', 'Pennyfield', 'M', 'WBRI'),
  child('Aaliyah', 'Brightwell', 'F', 'MWBC'),
  child('Jakub', 'Wiśniewski', 'M', 'WOTH'),
  child('Poppy', 'Harrowgate', 'F', 'WBRI'),
  child('Tyrell', 'Campbell-Moss', 'M', 'BCRB'),
  child('Freya', 'Ashdown', 'F', 'WBRI'),
  child('Idris', 'Okonjo', 'M', 'BAFR'),
  child('Layla', 'Merriweather', 'F', 'MWAS'),
  child('Noah', 'Longstaff', 'M', 'WBRI'),
  child('Amelia', 'Rookwood', 'F', 'WBRI'),
  child('Arjun', 'Patel-Stone', 'M', 'AIND'),
  child('Ruby', 'Wainscott', 'F', 'WBRI'),
  child('Callum', 'Featherstone', 'M', 'WBRI'),
  child('Shanice', 'Greenhalgh', 'F', 'MWBC'),
  child('Liam', 'O’Rafferty', 'M', 'WIRI'),
  child('Hafsa', 'Choudhury', 'F', 'ABAN'),
  child('Theo', 'Larkspur', 'M', 'WBRI'),
  child('Esme', 'Winterbourne', 'F', 'WBRI'),
  child('Malachi', 'Fenwick', 'M', 'MWBA'),
  child('Ines', 'Carvalho', 'F', 'WOTH'),
  child('Alfie', 'Stonebridge', 'M', 'WBRI'),
  child('Naomi', 'Adjei', 'F', 'BAFR'),
  child('Harvey', 'Tillingham', 'M', 'WBRI'),
  child('Sienna', 'Marchbank', 'F', 'WBRI'),
  child('Yusuf', 'Demir', 'M', 'WOTH'),
  child('Daisy', 'Hollowell', 'F', 'WBRI'),
  child('Ethan', 'Blackthorn', 'M', 'WBRI'),
  child('Chidera', 'Nwosu', 'F', 'BAFR'),
  child('Jayden', 'Underhill', 'M', 'MWBC'),
  child('Megan', 'Crabtree', 'F', 'WBRI'),
  child('Rohan', 'Sivakumar', 'M', 'AOTH'),
  child('Isla', 'Pemberley', 'F', 'WBRI'),
  child('Leo', 'Quickfall', 'M', 'WBRI'),
  child('Tia', 'Broadmead', 'F', 'MOTH'),
  child('Cassius', 'Reid', 'M', 'BOTH'),
  child('Lola', 'Sandford', 'F', 'WBRI'),
  child('Reuben', 'Yardley', 'M', 'WBRI'),
  child('Mila', 'Kowalczyk', 'F', 'WOTH'),
  child('Finn', 'Appleyard', 'M', 'WBRI'),
  child('Skye', 'Appleyard', 'F', 'WBRI'),
];
