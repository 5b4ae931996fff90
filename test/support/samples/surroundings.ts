// Where the invented applicants live and work. Towns are real so that zips fit; schools and districts are invented.
import type { Area } from './response.ts';

export interface Town {
  readonly city: string;
  readonly zip: string;
  /** Spellings of the state as people write it, taken in turn. */
  readonly states: readonly string[];
}

const town = (city: string, zip: string, ...states: string[]): Town => ({ city, zip, states });

export const towns: readonly Town[] = [
  town('Fresno', '93721', 'CA', 'California', 'Calif.', 'california'),
  town('Oakland', '94612', 'CA', 'Ca', 'California '),
  town('Riverside', '92501', 'CA', 'CALIFORNIA'),
  town('Seattle', '98118', 'WA', 'Washington', 'Wash.'),
  town('Spokane', '99201', 'Washington State', 'wa'),
  town('Portland', '97214-3301', 'OR', 'Oregon', 'Ore.'),
  town('Boise', '83702', 'ID', 'Idaho'),
  town('Reno', '89501', 'NV', 'Nevada', 'Nev.'),
  town('Salt Lake City', '84111', 'UT', 'Utah'),
  town('Tucson', '85701', 'AZ', 'Arizona', 'Ariz.'),
  town('Albuquerque', '87102', 'NM', 'New Mexico', 'N. Mex.'),
  town('Pueblo', '81003', 'CO', 'Colorado', 'Colo.'),
  town('Billings', '59101', 'Montana', 'MT'),
  town('Cheyenne', '82001', 'Wyo.', 'WY'),
  town('Bismarck', '58501', 'N. Dak.', 'North Dakota'),
  town('Rapid City', '57701', 'South Dakota', 'SD'),
  town('Omaha', '68102', 'NE', 'Nebraska', 'Neb.'),
  town('Wichita', '67202', 'KS', 'Kansas', 'Kans.'),
  town('Tulsa', '74103', 'OK', 'Okla.'),
  town('El Paso', '79901', 'TX', 'Texas', 'Tex.'),
  town('Houston', '77002', 'Texas', 'TX', 'texas'),
  town('San Antonio', '78205', 'TX', 'Texas, USA'),
  town('Little Rock', '72201', 'AR', 'Arkansas'),
  town('Baton Rouge', '70801', 'LA', 'La.', 'Louisiana'),
  town('Jackson', '39201', 'MS', 'Miss.'),
  town('Mobile', '36602', 'AL', 'Alabama'),
  town('Macon', '31201', 'Georgia', 'GA', 'Ga.'),
  town('Atlanta', '30303', 'GA', 'Georgia'),
  town('Orlando', '32801', 'FL', 'Fla.', 'florida'),
  town('Columbia', '29201', 'S. Carolina', 'SC'),
  town('Durham', '27701', 'NC', 'N.C.', 'North Carolina', 'N. Carolina'),
  town('Roanoke', '24011', 'VA', 'Virginia', 'Va.'),
  town('Charleston', '25301', 'W. Va.', 'West Virginia'),
  town('Louisville', '40202', 'KY', 'Kentucky'),
  town('Chattanooga', '37402', 'TN', 'Tenn.'),
  town('Dayton', '45402', 'OH', 'Ohio', 'ohio'),
  town('Detroit', '48226', 'MI', 'Michigan', 'Mich.'),
  town('Gary', '46402', 'IN', 'Ind.', 'Indiana'),
  town('Chicago', '60608', 'IL', 'Illinois', 'Ill.'),
  town('Milwaukee', '53202', 'WI', 'Wis.', 'Wisconsin'),
  town('Duluth', '55802', 'MN', 'Minn.'),
  town('Des Moines', '50309', 'IA', 'Iowa'),
  town('St. Louis', '63103', 'MO', 'Missouri', 'Mo.'),
  town('Philadelphia', '19107', 'PA', 'Penna.', 'Pennsylvania'),
  town('Pittsburgh', '15222', 'Pa.', 'PA'),
  town('Baltimore', '21202', 'MD', 'Maryland', 'Md.'),
  town('Wilmington', '19801', 'Delaware', 'DE'),
  town('Newark', '07102', 'NJ', 'New Jersey', 'N.J.'),
  town('Rochester', '14604', 'NY', 'New York', 'N.Y.', 'New York State'),
  town('Brooklyn', '11201', 'NY', 'New York City', 'new york'),
  town('Hartford', '06103', 'CT', 'Conn.'),
  town('Providence', '02903', 'RI', 'R.I.', 'Rhode Island'),
  town('Worcester', '01608', 'MA', 'Mass.', 'Massachusetts'),
  town('Nashua', '03060', 'NH', 'N.H.'),
  town('Burlington', '05401', 'VT', 'Vermont'),
  town('Bangor', '04401', 'Maine', 'ME'),
  town('Honolulu', '96813', 'HI', "Hawai'i", 'Hawaiʻi'),
  town('Anchorage', '99501', 'AK', 'Alaska'),
];

const schoolNames = [
  ...['Maple Hollow', 'Quarry Ridge', 'Cedar Bluff', 'Three Lanterns', 'Larkspur', 'Harlan Creek', 'Osprey Point'],
  ...['Juniper Flats', 'Millrace', 'Stone Orchard', 'Bluebird Hill', 'Copper Lantern', 'Kestrel Valley', 'Tamarack'],
  ...[
    'Amelia Whitcomb',
    'J. T. Okafor',
    'Rosa Delgado-Finch',
    'Sawmill Road',
    'Willow Bend',
    'Fifth Ward',
    'North Prairie',
  ],
  ...['Lantana', 'Heron Lake', 'Marigold Street', 'Old Ferry', 'Piney Fork', 'Sugarloaf', 'Two Rivers Bend'],
];

const schoolKinds: Readonly<Record<Area, readonly string[]>> = {
  csf: ['Elementary School', 'Elementary', 'K-8 School', 'Primary School'],
  csp: ['High School', 'High School', 'Early College High School', 'Community College'],
  ecs: ['High School', 'Academy of Technology', 'Career and Technical High School'],
  algebra: ['Middle School', 'Junior High School', 'Charter Middle School'],
  science: ['Middle School', 'STEM Middle School', 'Junior High'],
};

const roles: Readonly<Record<Area, readonly string[]>> = {
  csf: [
    '4th grade teacher',
    'Elementary technology teacher',
    'Library media specialist',
    'K-5 STEM coach',
    'Second grade teacher',
    'Instructional technology coach, K-5',
    'Gifted and talented teacher (grades 3-5)',
  ],
  csp: [
    'Computer science teacher',
    'CS and math teacher',
    'Business and computer science teacher',
    'Adjunct instructor, computer science',
    'Department chair, mathematics',
    'Technology teacher',
  ],
  ecs: [
    'Computer science teacher',
    'CTE teacher',
    'Math teacher, grades 9-12',
    'Career pathways coordinator',
    'ECS teacher',
  ],
  algebra: ['7th grade math teacher', '8th grade algebra teacher', 'Middle school math coach', 'Math interventionist'],
  science: ['6th grade science teacher', 'Earth science teacher', 'STEM teacher, grades 6-8', 'Life science teacher'],
};

export const schoolsOf = (area: Area): readonly string[] =>
  schoolKinds[area].flatMap((kind) => schoolNames.map((name) => `${name} ${kind}`));

export const rolesOf = (area: Area): readonly string[] => roles[area];
