import { describe, expect, test } from 'vitest';
import { surroundings } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, press, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { openShop } from '../harness/shop.ts';

const sheet = () => document.querySelector('dialog');
const entries = () =>
  [...(sheet()?.querySelectorAll('.key-entry') ?? [])].map((entry) => [
    wordsOf(entry.querySelector('dt')),
    [...entry.querySelectorAll('kbd')].map(wordsOf).join('+'),
  ]);

async function open(shortcut = 'Alt+Shift+C'): Promise<void> {
  await openShop();
  surroundings.shortcut = shortcut;
  get('button', 'Keyboard').click();
  await drawn();
}

describe('the list of keys', () => {
  test('opens with its button, and says what opens the panel itself', async () => {
    await open();

    expect(sheet()?.open).toBe(true);
    await waitFor(() => expect(entries()[0]).toEqual(['Open Cartlet', 'Alt+Shift+C']));
    expect(entries()).toContainEqual(['Add a result to the cart', 'Ctrl+Enter']);
  });

  test('does not name a shortcut that was taken away', async () => {
    await open('');

    expect(entries()[0]).toEqual(['Search', 'Ctrl+K']);
  });

  test('opens with Ctrl and /, wherever focus is', async () => {
    await openShop();
    (await find('button', 'Teapot')).focus();

    press(document.activeElement as HTMLElement, '/', { ctrlKey: true });
    await drawn();

    expect(sheet()?.open).toBe(true);
  });

  test('closes with Escape, which leaves the view as it was', async () => {
    await openShop();
    (await find('button', 'Teapot')).click();
    await find('heading', 'Teapot');
    press(document.body, '/', { ctrlKey: true });
    await drawn();

    press(get('button', 'Close'), 'Escape');
    await drawn();

    expect(sheet()).toBeNull();
    expect(get('heading', 'Teapot')).toBeTruthy();
  });

  test('closes with a press beside it, not with one on it', async () => {
    await open();
    all('heading', 'Keyboard')[0]?.click();
    await drawn();
    expect(sheet()?.open).toBe(true);

    sheet()?.click();
    await drawn();
    expect(sheet()).toBeNull();
  });

  test('gives its button up to the one that clears what is typed', async () => {
    await openShop();
    const field = get<HTMLInputElement>('combobox', 'Search products');
    field.value = 'tea';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await drawn();

    expect(all('button', 'Keyboard')).toEqual([]);
    expect(get('button', 'Clear search')).toBeTruthy();
  });
});
