/** The results of a part of the benchmark. */
export interface Report {
  title: string;
  head: string[];
  rows: string[][];
  /** Sentences that explain the numbers. */
  notes: string[];
  /** All measured numbers. */
  raw: unknown;
}

/** A Markdown table with aligned columns. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => (row[column] ?? '').length)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The nearest-rank percentile, which is always one of the measured values; `NaN` without values. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** The items in random order, each order with the same probability. */
export function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

/** Milliseconds as the tables show them. */
export function ms(value: number): string {
  return value.toFixed(1);
}
