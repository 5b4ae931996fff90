// "Describe your professional development experience", in the words of invented teachers.

import type { Random } from './random.ts';
import { leads } from './response.ts';

const led = [
  'I planned and led a three-day summer institute for 24 teachers in our region, with follow-up visits in the fall.',
  'For two years I have run the monthly PLC for technology teachers in our district (about 15 people).',
  'Presented at the state conference in 2013 and 2014: "Unplugged first", 60 minutes, hands-on.',
  'I wrote and delivered six half-day workshops on computational thinking for grades 3-8.',
  'Co-led a one-week training for new CS teachers with the university; I did the pedagogy, they did the content.',
] as const;

const mentored = [
  'I mentor two first-year teachers and meet with each of them every week.',
  'As a cooperating teacher I have had seven student teachers in my room.',
  'I coach colleagues informally: they come by after school, we plan a lesson, and I sit in when they teach it.',
  'Peer coach for the math department since 2012.',
] as const;

const hosted = [
  'I organized our first EdCamp: 80 teachers, four rooms, no budget.',
  'Hosted Hour of Code nights in 2013, 2014 and 2015; the last one had 210 people, and pizza for 100.',
  'I run the local CSTA meetup, five evenings a year.',
] as const;

const none = [
  'I have attended a good deal of PD, but I have not led any yet.',
  'None so far. I learn quickly, and I am not afraid of a room full of adults.',
  'Only as a participant.',
] as const;

const list = [
  'Workshops led:\n- 2013: Scratch for beginners (12 teachers)\n- 2014: CS in the library (20)\n- 2015: Hour of Code train-the-trainer (35)',
  '2012-2014, district technology trainer; 2014-now, classroom again, by choice.\nReferences on request.',
] as const;

/** Fits the boxes that were checked beside it. */
export function writeExperience(random: Random, checked: readonly string[]): string {
  const parts: string[] = [];
  if (checked.includes(leads.ledPd)) parts.push(random.chance(15) ? random.pick(list) : random.pick(led));
  if (checked.includes(leads.mentored)) parts.push(random.pick(mentored));
  if (checked.includes(leads.hosted)) parts.push(random.pick(hosted));
  if (parts.length === 0) return random.chance(30) ? '' : random.pick(none);
  return parts.join(parts.some((part) => part.includes('\n')) ? '\n' : ' ');
}
