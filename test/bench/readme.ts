import { type Report, table } from './table.ts';

/**
 * Replaces the table of a part in a text, between `<!-- bench: name -->` and `<!-- bench -->`. A text without these
 * marks stays unchanged.
 */
export function withTable(text: string, name: string, { title, head, rows, notes }: Report): string {
  const [from, to] = [`<!-- bench: ${name} -->`, '<!-- bench -->'];
  const start = text.indexOf(from);
  const end = text.indexOf(to, start);
  if (start < 0 || end < 0) return text;
  const written = [`${title}:`, table(head, rows), ...notes].join('\n\n');
  return `${text.slice(0, start + from.length)}\n\n${written}\n\n${text.slice(end)}`;
}
