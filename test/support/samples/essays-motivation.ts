// "Why do you want to become a facilitator?", in the words of invented teachers.
import type { Random } from './random.ts';
import type { Area } from './response.ts';

const openings: Readonly<Record<Area, readonly string[]>> = {
  csf: [
    'Last December my whole building did the Hour of Code in one week, and by Friday the second graders were asking why we stopped.',
    'I started Course 2 with my fourth graders because nobody else on my hall would.',
    'Our district gives elementary teachers forty minutes of "technology" a week and no idea what to do with it.',
    "I'm a librarian, not a programmer, and that is exactly why teachers listen to me about this.",
    'My kindergartners can tell you what a loop is. Their parents do not believe me until they see it.',
  ],
  csp: [
    'I came to teaching after nine years as a developer, and the hardest part was learning to stop lecturing.',
    'We piloted Computer Science Principles this year with two sections, and enrollment requests for next fall tripled.',
    'I am the only computer science teacher in my county. When I have a question, I ask the internet.',
    'For twelve years I taught AP CS A to the same eight boys. CSP is the first course that filled a room.',
    'Two of my colleagues were handed a CS section the week before school started.',
  ],
  ecs: [
    'ECS changed how I teach everything, not only computing.',
    "I was skeptical of inquiry at first: I'm a math teacher, and I like answers.",
    'I have taught ECS for three years in a school where most of my students work after school.',
    'When our program was cut in 2011, I kept teaching computing inside of a career class because somebody had to.',
    'The equity strand of ECS is the reason that I am still in the classroom.',
  ],
  algebra: [
    'Every September I ask my seventh graders what a variable is, and every September they say "a letter".',
    'Bootstrap-style programming made functions click for kids who had failed them twice.',
    'I teach the class that decides who gets to take calculus, and I do not take that lightly.',
    'After we wrote our first video game in class, a student told me that it was the first time math had answered back.',
  ],
  science: [
    'My sixth graders built a model of a spreading disease and argued about it through lunch.',
    'I have run StarLogo models with my ecology unit for two years, and I will not go back to worksheets.',
    'Our standards now ask for computational thinking, and most science teachers I know have never seen what that means.',
    'I left a lab to teach middle school. Models are how science is done, so models are how I teach it.',
  ],
};

/** From people who have not taught this curriculum yet. */
const newcomers = [
  'I have not taught this course yet; I am the one who has asked for it at four board meetings.',
  'My daughter came home from Hour of Code and explained my own job to me. I have been volunteering ever since.',
  'Nobody in our building teaches computer science, so I went to find out what it would take.',
  'I watched a colleague teach this for a semester from the back of her room, and I took notes like a freshman.',
  'We have the devices, we have the time on the schedule, and we have no one who has been trained.',
  'I picked up Python at forty-four because a student asked me a question that I could not answer.',
  'My subject is not computing, and my students keep dragging me into it anyway.',
] as const;

const learning = [
  'I want to learn how to run a workshop where teachers do the work, instead of watching me do it.',
  'What I hope to learn is how to coach adults through the discomfort of not knowing.',
  'I would like to learn from facilitators in other states how they keep a cohort together after the first day.',
  "I've led plenty of meetings, but nobody ever taught me to plan professional learning, and I want to get good at it.",
  'I want to understand the curriculum well enough to know what can be changed and what must not be.',
  'I need to get better at giving feedback that a tired teacher can use on Monday.',
  'I want to learn how to talk about unplugged activities so that they do not sound like a substitute for the real thing.',
] as const;

const impact = [
  'In three years I want every school in our district to offer this, and I want a teacher there who is not alone.',
  'If I can prepare twenty teachers a year, that is two thousand students that I will never meet.',
  'The impact I am after is simple: that a child in {city} gets the same first lesson as a child in a rich suburb.',
  'I want teachers at {school} and the four schools around us to be able to say "I can teach this" and mean it.',
  'My goal is a group of teachers here that meets every month and keeps meeting when I am gone.',
  'I hope to show principals that this is not an elective for a few, but part of a good education.',
  'I want rural teachers to have a workshop within an hour’s drive, which today they do not.',
] as const;

const closings = [
  'Thank you for reading this.',
  'I am ready to work.',
  'I would be honored to be part of this.',
  'My principal supports this application and will arrange for substitutes.',
  'It would be the best professional development of my career, and I have sat through a lot of it.',
  '“If you want to go far, go together,” as they say.',
] as const;

const short = [
  'I love teaching and I want to share it.',
  'A friend of mine did this and recommended it.',
  'To grow as a professional and give back to my community.',
  'I think it would look good for our school, and I enjoy working with adults.',
  "Because it's time someone did.",
] as const;

/** Some say what they want to learn and what for, some say one of the two, a few neither: readers have to tell. */
export function writeMotivation(
  random: Random,
  applicant: { area: Area; hasTaughtIt: boolean; city: string; school: string },
): string {
  const { area, hasTaughtIt, city, school } = applicant;
  if (random.chance(7)) return random.pick(short);
  const parts: string[] = [random.pick(hasTaughtIt ? openings[area] : newcomers)];
  if (random.chance(78)) parts.push(random.pick(learning));
  if (random.chance(75)) parts.push(random.pick(impact));
  if (random.chance(45)) parts.push(random.pick(closings));
  const joint = random.chance(18) ? '\n\n' : ' ';
  return parts.join(joint).replaceAll('{city}', city).replaceAll('{school}', school);
}
