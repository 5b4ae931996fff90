// The little of a shell that a transcript may write, so that no shell is needed to play it, on any system.

export interface CommandLine {
  /** `FDP_DB=x` before the command. */
  readonly env: Readonly<Record<string, string>>;
  readonly command: string;
  readonly args: readonly string[];
  /** The file after `<`. */
  readonly stdin: string | null;
  /** The file after `>`. */
  readonly stdout: string | null;
}

const word = /(?:[^\s"']|"[^"]*"|'[^']*')+/g;
const unquoted = (text: string): string =>
  text.replace(/"([^"]*)"|'([^']*)'/g, (_, a?: string, b?: string) => a ?? b ?? '');

/** Reads one line: variables, a command, its arguments in quotes or not, `< FILE`, `> FILE`. Nothing is expanded. */
export function readCommandLine(line: string): CommandLine {
  const words = line.match(word) ?? [];
  const env: Record<string, string> = {};
  while (/^[A-Z_]+=/.test(words[0] ?? '')) {
    const [name = '', ...value] = (words.shift() ?? '').split('=');
    env[name] = unquoted(value.join('='));
  }
  if (words[0] === 'npx') words.shift();
  const [command = '', ...rest] = words;
  const args: string[] = [];
  const files: Record<string, string | null> = { '<': null, '>': null };
  for (let at = 0; at < rest.length; at++) {
    const text = rest[at] ?? '';
    if (text === '<' || text === '>') files[text] = unquoted(rest[++at] ?? '');
    else if (/^[|&;<>]/.test(text)) throw new Error(`a transcript is played without a shell: "${text}" in "${line}"`);
    else args.push(unquoted(text));
  }
  return { env, command, args, stdin: files['<'] ?? null, stdout: files['>'] ?? null };
}
