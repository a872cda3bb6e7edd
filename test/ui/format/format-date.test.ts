import { expect, test } from 'vitest';
import { installWorker } from '../harness/browser.ts';

installWorker({});
const { formatDay } = await import('../../../src/ui/format/format-date.ts');
const { formatRelativeDate } = await import('../../../src/ui/format/relative-date.ts');

/** Wednesday noon, wherever the test runs. */
const now = new Date(2026, 10, 25, 12).getTime();

test.each([
  ['today by its time', new Date(2026, 10, 25, 9, 5), '9:05 AM'],
  ['yesterday by its weekday', new Date(2026, 10, 24, 23, 59), 'Tuesday'],
  ['the day after this one a week ago by its weekday', new Date(2026, 10, 19, 13), 'Thursday'],
  ['this weekday a week ago by its date', new Date(2026, 10, 18, 13), 'November 18, 2026'],
  ['long ago by its date', new Date(2025, 0, 2), 'January 2, 2025'],
])('a moment is told as exactly as it matters: %s', (_, moment, words) => {
  expect(formatRelativeDate(moment.getTime(), now).replaceAll(/\s/g, ' ')).toBe(words);
});

test('a day is told by its date, and what is none by nothing', () => {
  expect(formatDay('2026-12-01T12:00:00.000Z')).toBe('December 1, 2026');
  expect(formatDay('soon')).toBeUndefined();
  expect(formatDay(undefined)).toBeUndefined();
});
