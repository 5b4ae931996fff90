// Names of invented people: common first and last names, put together by chance.

export const firstNames: readonly string[] = [
  ...['Angela', 'Marcus', 'Denise', 'Trevor', 'Yolanda', 'Patrick', 'Keisha', 'Brandon', 'Teresa', 'Darnell'],
  ...['Heather', 'Luis', 'Priya', 'Kevin', 'Monique', 'Stephen', 'Carmen', 'Tyrone', 'Allison', 'Rashid'],
  ...['Melissa', 'Hector', 'Danielle', 'Gregory', 'Latoya', 'Nathan', 'Rosa', 'Jamal', 'Kimberly', 'Vikram'],
  ...['Stacy', 'Andre', 'Linda', 'Eduardo', 'Megan', 'Terrence', 'Sonia', 'Craig', 'Imani', 'Douglas'],
  ...['Brenda', 'Mateo', 'Karen', 'Omar', 'Christine', 'Desmond', 'Alicia', 'Wei', 'Tamara', 'Russell'],
];

export const lastNames: readonly string[] = [
  ...[
    'Whitlock',
    'Delgado',
    'Abernathy',
    'Okonkwo',
    'Petersen',
    'Ramirez',
    'Castellano',
    'Hargrove',
    'Nguyen',
    'Booker',
  ],
  ...['Lindqvist', 'Mercado', 'Tillman', 'Iyer', 'Kowalczyk', 'Freeman', 'Salazar', 'Brandt', 'Chowdhury', 'Prescott'],
  ...['Vance', 'Holloway', 'Figueroa', 'Ostrander', 'McAllister', 'Tran', 'Gaines', 'Ybarra', 'Sorensen', 'Bledsoe'],
  ...['Kaplan', 'Villarreal', 'Pruitt', 'Hashimoto', 'Dunleavy', 'Baptiste', 'Norwood', 'Espinoza', 'Larkin', 'Begay'],
  ...['Thibault', 'Crenshaw', 'Maldonado', 'Farrow', 'Singh', 'Wexler', 'Odom', 'Rasmussen', 'Trujillo', 'Yazzie'],
];
