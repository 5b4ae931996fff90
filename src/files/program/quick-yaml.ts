import { load } from 'js-yaml';

/**
 * The value of a YAML text, without the places of anything in it, or undefined where something is wrong or unusual
 * (a file with aliases): the other library, which keeps places and takes ten times as long, then reads it and tells.
 * Every command reads the program files at its start.
 */
export function readQuickly(text: string): unknown {
  try {
    return load(text, { maxAliases: 0 });
  } catch {
    return undefined;
  }
}
