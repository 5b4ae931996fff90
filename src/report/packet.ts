// A packet to read: every application that a reviewer was given, to be printed or read on a screen.
import type { ReadingPage } from '../domain/review/reading-page.ts';
import { markdownText } from './markdown.ts';
import { visible, visibleLines } from './visible.ts';

export interface Packet {
  readonly batch: string;
  readonly stage: string;
  /** The reviewer's name. */
  readonly reviewer: string;
  readonly pages: readonly ReadingPage[];
}

const titleOf = ({ batch, stage, reviewer }: Packet): string => `${batch}, ${stage}: ${reviewer}`;

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};

/** A text as itself: nothing in it is markup. */
export const htmlText = (text: string): string => visible(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const look = `
  body { font: 12pt/1.45 Georgia, "Times New Roman", serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff; }
  article { break-after: page; margin-bottom: 3rem; }
  article:last-child { break-after: auto; }
  h1 { font-size: 1.2rem; } h2 { font-size: 1.3rem; border-bottom: 1px solid #999; } h3 { font-size: 1.05rem; margin-bottom: 0; }
  .asked, .none { color: #555; font-style: italic; margin-top: .2rem; }
  .answer { white-space: pre-wrap; overflow-wrap: anywhere; }
  table { border-collapse: collapse; } td { border: 1px solid #999; padding: .2rem .5rem; vertical-align: top; }
  td:first-child { font-weight: bold; text-align: right; }
  @media print { body { margin: 0; max-width: none; } h3 { break-after: avoid; } table { break-inside: avoid; } }
`;

/** One page of HTML that needs nothing from anywhere; no script and no address of others can come in with an answer. */
export function htmlPacket(packet: Packet): string {
  const title = htmlText(titleOf(packet));
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${look}</style>
</head>
<body>
<h1>${title}</h1>
${packet.pages.map(htmlPage).join('')}</body>
</html>
`;
}

function htmlPage(page: ReadingPage): string {
  const parts = page.parts.map(({ name, question, answer, levels }) => {
    const text = answer?.trim() ?? '';
    const lines = visibleLines(text)
      .map((line) => htmlText(line))
      .join('\n');
    const shown = text === '' ? '<p class="none">(not answered)</p>' : `<div class="answer">${lines}</div>`;
    const rows = levels.map(({ points, because }) => `<tr><td>${points}</td><td>${htmlText(because)}</td></tr>`);
    return `<h3>${htmlText(name)}</h3>\n<p class="asked">${htmlText(question)}</p>\n${shown}\n<table>${rows.join('')}</table>\n`;
  });
  const { person } = page;
  const who = person === null ? [] : [person.name, person.email, person.place, person.organization];
  const told = who
    .filter((text) => text !== '')
    .map(htmlText)
    .join(', ');
  return `<article>\n<h2>Application ${page.application} · ${htmlText(page.focusArea)}</h2>\n${
    told === '' ? '' : `<p>${told}</p>\n`
  }${parts.join('')}</article>\n`;
}

/** The same as Markdown. */
export function markdownPacket(packet: Packet): string {
  const lines = [`# ${markdownText(titleOf(packet))}`];
  for (const page of packet.pages) {
    lines.push('', `## Application ${page.application} · ${markdownText(page.focusArea)}`);
    const { person } = page;
    if (person !== null) {
      const who = [person.name, person.email, person.place, person.organization].filter((text) => text !== '');
      lines.push('', who.map(markdownText).join(', '));
    }
    for (const { name, question, answer, levels } of page.parts) {
      lines.push('', `### ${markdownText(name)}`, '', `*${markdownText(question)}*`, '');
      const text = answer?.trim() ?? '';
      if (text === '') lines.push('(not answered)');
      else for (const line of visibleLines(text)) lines.push(line.trim() === '' ? '>' : `> ${markdownText(line)}  `);
      lines.push('');
      for (const { points, because } of levels) lines.push(`- **${points}** ${markdownText(because)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
