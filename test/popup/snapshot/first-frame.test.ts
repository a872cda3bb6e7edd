import { afterEach, describe, expect, test, vi } from 'vitest';
import { sessionStorage } from '../../ui/harness/browser.ts';
import { find, get, type, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { closePopup, reopenPopup } from '../harness/popup.ts';
import { changeKept, isKept, keepText, keptText } from '../harness/snapshots.ts';
import { field, leaveResults, names, shop, silent } from './left-results.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Every element with its attributes and its words, in order. */
function attributesOf(within: Element | DocumentFragment): string[] {
  return [...within.querySelectorAll('*')].map((element) => {
    const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).sort();
    const own = [...element.childNodes].flatMap((node) => (node.nodeType === 3 ? (node.nodeValue ?? '') : []));
    return [element.localName, ...attributes, own.join('')].join(' ');
  });
}

describe('the last frame of the last opening', () => {
  const changeFrame = (changes: object) => changeKept('page/frame', (frame) => Object.assign(frame, changes));
  /** Opens the popup as its document does: first the frame, then what makes it work. */
  async function bootPopup(answers: Parameters<typeof reopenPopup>[0], look = () => {}): Promise<string> {
    let shown = '';
    await reopenPopup(answers, '', async ({ readFrame, paintFrame }, app) => {
      const kept = await readFrame();
      if (kept && paintFrame(kept)) shown = app.innerHTML;
      look();
    });
    return shown;
  }

  test('stands there before the panel runs: the search field with focus, rows and the cart', async () => {
    await leaveResults();
    closePopup();

    let inFrame: unknown[] = [];
    await bootPopup(silent(), () => {
      inFrame = [field().value, names(), wordsOf(get('button', 'Cart, 2 items')), field().autofocus];
    });

    expect(inFrame).toEqual(['kettle', ['Kettle'], 'Cart, 2 items€20.00', true]);
  });

  test('is what the panel then draws, element for element', async () => {
    await leaveResults();
    closePopup();

    const shown = await bootPopup(silent());
    const template = document.createElement('template');
    template.innerHTML = shown;
    const taken = document.querySelector('#app') as HTMLElement;

    // But for IDs that are made anew each time, and for what is a property once it is drawn.
    const plain = (within: Element | DocumentFragment) =>
      attributesOf(within).map((each) => each.replaceAll(/ (id|aria-\w+|for|value)=\S*/g, ''));
    expect(shown).toContain('Kettle');
    expect(plain(taken)).toEqual(plain(template.content));
  });

  test('takes what is typed into it before the panel runs', async () => {
    await leaveResults();
    closePopup();

    await bootPopup(shop(), () => {
      field().value = 'tea';
    });

    await waitFor(() => expect(names()).toEqual(['Teapot']));
    expect(field().value).toBe('tea');
  });

  test.each<[string, () => Promise<void>]>([
    [
      'the cart is on screen',
      async () => {
        get('button', 'Cart, 2 items').click();
        await find('heading', 'Cart');
      },
    ],
    [
      'a sign-in is',
      async () => {
        get('button', 'Account').click();
        await find('button', 'Sign in');
      },
    ],
    [
      'options are open in a row',
      async () => {
        type(field(), 'linen');
        await find('button', 'Choose options for Linen shirt');
        get('button', 'Choose options for Linen shirt').click();
        await find('radiogroup', 'Size');
      },
    ],
  ])('is not kept while %s: it would need more than is there so soon', async (_, goThere) => {
    await leaveResults();
    await goThere();
    closePopup();

    expect(isKept('page/frame')).toBe(false);
  });

  test.each<[string, () => void]>([
    ['of somebody who has left', () => (sessionStorage['page/viewer-epoch'] = 'another')],
    ['of another version', () => changeFrame({ version: '0.9' })],
    ['damaged, in its tree', () => changeFrame({ tree: ['div', {}, [7]] })],
    ['damaged, so that it cannot be read', () => keepText('page/frame', keptText('page/frame').slice(1))],
    ['damaged, and has none', () => changeFrame({ tree: null })],
    ['of a quarter of an hour ago', () => changeFrame({ at: Date.now() - 15 * 60_000 })],
  ])('is not shown if it is %s', async (_, spoil) => {
    await leaveResults();
    closePopup();
    spoil();

    expect(await bootPopup(silent())).toBe('');
  });

  test('is no markup, and nothing in it can run', async () => {
    await leaveResults();
    closePopup();
    const tree = ['p', { id: 'scroller', onfocus: 'ran = true', title: '<b>' }, ['<script>ran = true</script>']];
    changeFrame({ tree });

    const shown = await bootPopup(silent());

    expect(shown).toMatch(/^<p id="scroller" title="[^"]*">&lt;script&gt;ran = true&lt;\/script&gt;<\/p>$/);
  });
});
