import { describe, expect, test } from 'vitest';
import { surroundings } from '../../ui/harness/browser.ts';
import { all, drawn, find } from '../../ui/harness/screen.ts';
import { openPopup } from '../harness/popup.ts';

describe('the way to the side of the window', () => {
  const keepBeside = () => all('button', 'Keep open beside the page');

  test('opens the panel there, in the window the popup is of', async () => {
    await openPopup();
    (await find('button', /^Cart, /)).click();
    await find('heading', 'Cart');
    await drawn();

    keepBeside()[0]?.click();

    expect(surroundings.besides).toEqual([3]);
  });

  test('is not there where the panel stands at the side already', async () => {
    await openPopup();
    surroundings.isPopup = false;
    (await find('button', /^Cart, /)).click();
    await find('heading', 'Cart');

    expect(keepBeside()).toEqual([]);
  });
});
