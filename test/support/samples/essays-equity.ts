// "How do you support equity and access in computer science?", in the words of invented teachers.
import type { Random } from './random.ts';

const beliefs = [
  'Every student deserves this, and so does every teacher who was told that they are "not a computer person".',
  'Access is not a sign-up sheet. If a course is offered and the same kids take it, it was not offered.',
  'I believe that computer science belongs to everyone.',
  'Equity starts with who gets asked. I ask.',
  'Students cannot be what they cannot see, and neither can teachers.',
  'A course that needs a laptop at home is a course for some.',
  'I used to think that an open door was enough. It isn’t.',
] as const;

const examples = [
  'At {school} I went through the counselor’s list by hand and sent a personal invitation to each girl who had an A or a B in math; the class went from two girls to eleven.',
  'I translated the take-home letter into Spanish and Somali and held the family night at the apartment complex instead of at school.',
  'We moved the club from 3:30 to lunch, because the late bus had been cancelled and half of the students ride it.',
  'I share my room, my carts and my lesson plans with the special education team, and we co-teach one section.',
  'I lend the "loaner" laptops out over weekends, with a sign-out card like a library book, and lost one in four years.',
  'Our rule in pair programming is that the one with less experience drives first. It changed who talks.',
  'I wrote a small grant for headphones and screen readers so that two students who are blind could take the class with their friends.',
  'In {city} I organized a Saturday session for paraprofessionals, since they are the ones who sit next to the kids when it gets hard.',
  'I dropped the algebra prerequisite. The pass rate stayed the same, and the class now looks like the school.',
  "I keep a wall of our own graduates who work in computing: a nurse who codes, a welder who programs robots, a girl from our street who's at the state university.",
] as const;

const closings = [
  'There is a lot left to do.',
  'I would like to learn what others have tried.',
  'I count who is in the room, every semester, and I post the numbers.',
  'It has to be built into the course, not added on in February.',
] as const;

const short = [
  'I treat all of my students the same.',
  'Everyone is welcome in my class.',
  'We have 1:1 devices.',
] as const;

/** Most have a belief and an example of their own, some only one of the two. */
export function writeEquity(random: Random, here: { city: string; school: string }): string {
  if (random.chance(8)) return random.pick(short);
  const believes = random.chance(80);
  const parts: string[] = believes ? [random.pick(beliefs)] : [];
  if (!believes || random.chance(80)) parts.push(random.pick(examples));
  if (random.chance(40)) parts.push(random.pick(closings));
  const joint = random.chance(12) ? '\n' : ' ';
  return parts.join(joint).replaceAll('{city}', here.city).replaceAll('{school}', here.school);
}
