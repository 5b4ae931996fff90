// A few applications that are as good as each other, sent one a day from 11 January 2016 on.
const header =
  'Timestamp,Email,First name,Last name,State,Focus area,Are you applying for yourself or on behalf of a district?,Have you taught this curriculum?,Grade levels taught,Have you mentored teachers or led professional development?,How are you involved in computer science education right now?,Have you taken part in another Code.org facilitator development program?,Can you attend the Facilitator Summit?,Can you commit to the workshops required for your focus area?,Why do you want to become a facilitator?,How do you support equity and access in computer science?';
const row = (name: string, day: number): string =>
  `1/${day}/2016 9:30:00,${name}@example.org,${name},Surname${name},CA,CSF,I am applying for myself,"Yes, I have taught this curriculum",Elementary school,I have led professional development workshops for teachers,"I teach CS courses for credit to K-12, community college, or university students",No,Yes,Yes,To learn.,Everybody.`;

/** An export with applications of p0, p1 and so on; as they are imported, their numbers count from 1. */
export const smallExport = (applications: number): string =>
  `${[header, ...[...Array(applications).keys()].map((at) => row(`p${at}`, 11 + at))].join('\n')}\n`;
