/** The three files of a program that stand by themselves, and the two folders that hold one file for each of a kind. */
export const singleFiles = ['program.yaml', 'rubric.yaml', 'places.yaml'] as const;
export const folders = ['focus-areas', 'forms'] as const;
