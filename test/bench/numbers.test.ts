import { expect, test } from 'vitest';
import { withTable } from './readme.ts';
import { openTime } from './spans.ts';
import { percentile, shuffled, table } from './table.ts';
import { tasksOn } from './tasks.ts';

test('a percentile is one of the values in any order', () => {
  const hundred = Array.from({ length: 100 }, (_, place) => 100 - place);

  expect(percentile(hundred, 50)).toBe(50);
  expect(percentile(hundred, 99)).toBe(99);
  expect(percentile([3, 1, 2], 50)).toBe(2);
  expect(percentile([], 50)).toBeNaN();
});

test('an order of chance has everyone once, and everyone first as often', () => {
  const firsts = { a: 0, b: 0, c: 0 };
  for (let round = 0; round < 3_000; round += 1) {
    const order = shuffled(['a', 'b', 'c'] as const);
    expect(order.toSorted()).toEqual(['a', 'b', 'c']);
    firsts[order[0] ?? 'a'] += 1;
  }

  // The mean is 1,000 each; a difference of 200 is more than seven standard deviations of 26.
  for (const count of Object.values(firsts)) expect(Math.abs(count - 1_000)).toBeLessThan(200);
});

test('requests that are open at the same time are waited for once', () => {
  expect(openTime([])).toBe(0);
  expect(
    openTime([
      [10, 20],
      [0, 4],
      [12, 15],
      [18, 30],
    ]),
  ).toBe(24);
});

test('a table has its columns in line', () => {
  expect(
    table(
      ['what', 'ms'],
      [
        ['a', '1.0'],
        ['longer', '12.0'],
      ],
    ),
  ).toBe(['| what   | ms   |', '| ------ | ---- |', '| a      | 1.0  |', '| longer | 12.0 |'].join('\n'));
});

test('of a trace only the tasks of the thread with the mark count', () => {
  const task = { name: 'ThreadControllerImpl::RunTask', ph: 'X', cat: 'toplevel' };
  const events = [
    { ...task, pid: 1, tid: 2, dur: 52_000, tdur: 7_000 },
    { ...task, pid: 1, tid: 3, dur: 90_000, tdur: 90_000 },
    { ...task, pid: 2, tid: 2, dur: 90_000, tdur: 90_000 },
    { ...task, name: 'Connector::DispatchMessage', pid: 1, tid: 2, dur: 90_000, tdur: 90_000 },
    { name: 'panel', ph: 'I', cat: 'blink.user_timing', pid: 1, tid: 2 },
  ];

  expect(tasksOn(events, 'panel')).toEqual([{ wall: 52, cpu: 7 }]);
  expect(() => tasksOn(events, 'worker')).toThrow('no mark worker');
});

test('a table takes the place of its last one, and of no other', () => {
  const report = { title: 'How long', head: ['what', 'ms'], rows: [['all', '1.0']], notes: ['So much.'], raw: [] };
  const before =
    'Before.\n\n<!-- bench: a -->\n\nold\n\n<!-- bench -->\n\n<!-- bench: b -->\n\nkept\n\n<!-- bench -->\n';

  const after = withTable(before, 'a', report);

  expect(after).toBe(before.replace('old', 'How long:\n\n| what | ms  |\n| ---- | --- |\n| all  | 1.0 |\n\nSo much.'));
  expect(withTable(after, 'a', report)).toBe(after);
  expect(withTable(before, 'c', report)).toBe(before);
});
