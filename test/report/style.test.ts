import { describe, expect, it } from 'vitest';
import { createStyle, wantsColour } from '../../src/report/style.ts';

describe('createStyle', () => {
  it('colours with the basic codes, whatever the process runs under', () => {
    const style = createStyle(true);
    expect(style.bold('x')).toBe('\x1b[1mx\x1b[22m');
    expect(style.dim('x')).toBe('\x1b[2mx\x1b[22m');
    expect(style.good('x')).toBe('\x1b[32mx\x1b[39m');
    expect(style.warn('x')).toBe('\x1b[33mx\x1b[39m');
    expect(style.bad('x')).toBe('\x1b[31mx\x1b[39m');
  });

  it('leaves text alone without colour', () => {
    const style = createStyle(false);
    for (const name of ['bold', 'dim', 'good', 'warn', 'bad'] as const) expect(style[name]('x')).toBe('x');
  });
});

describe('wantsColour', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [undefined, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '0' }, false],
    [true, { NO_COLOR: '' }, true],
    [false, { FORCE_COLOR: '1' }, true],
    [undefined, { FORCE_COLOR: 'true' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [true, { FORCE_COLOR: 'false' }, false],
    [false, { FORCE_COLOR: '' }, false],
    [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    [true, { TERM: 'dumb' }, false],
    [false, { TERM: 'dumb', FORCE_COLOR: '1' }, true],
    [true, { TERM: 'xterm' }, true],
  ])('terminal %s with %j: %s', (isTTY, env, colour) => expect(wantsColour({ isTTY, env })).toBe(colour));
});
