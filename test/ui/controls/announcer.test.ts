import { h, render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Announcer, announce, announceAtRest } from '../../../src/ui/controls/announcer.tsx';
import { drawn } from '../harness/screen.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  render(h(Announcer, {}), document.body);
});

afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

const said = async () => {
  await drawn();
  return document.querySelector('[aria-live]')?.textContent;
};

test('what was said is taken away again', async () => {
  announce('Saved');
  expect(await said()).toBe('Saved');

  vi.advanceTimersByTime(5000);
  expect(await said()).toBe('');
});

test('of what follows fast on itself only the last is said', async () => {
  announceAtRest(() => 'Teapot: 2');
  vi.advanceTimersByTime(300);
  announceAtRest(() => 'Teapot: 3');
  vi.advanceTimersByTime(300);
  expect(await said()).toBe('');

  vi.advanceTimersByTime(100);
  expect(await said()).toBe('Teapot: 3');
});
