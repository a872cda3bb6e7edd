/** What a part of the benchmark has to say. */
export interface Report {
  title: string;
  head: string[];
  rows: string[][];
  /** What the numbers mean, in sentences. */
  notes: string[];
  /** Every single number, for whoever wants to look again. */
  raw: unknown;
}

/** A table in Markdown, its columns in line. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => (row[column] ?? '').length)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/**
 * The smallest of the values that so many of a hundred do not exceed: the nearest-rank percentile, which is always one that
 * was measured. `NaN` of nothing.
 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** The same ones in an order of chance, each of them as likely as any other. */
export function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

/** Milliseconds as they are read in a table. */
export function ms(value: number): string {
  return value.toFixed(1);
}
