/** The panel beside the page: the same one, and what is done in one shows in the other. */
import { expect, test } from '../harness/chromium-extension.ts';
import { cartButton, cartLines, searchAndAdd } from '../harness/shopper.ts';

test('The cart opens beside the page, and follows what is done elsewhere', async ({
  chromium,
  cartlet,
  popup,
  shop,
}) => {
  const [first = '', second = ''] = shop.simpleProducts;
  await searchAndAdd(popup, first);
  await cartButton(popup).click();
  await expect(cartLines(popup)).toHaveCount(1);
  const click = popup.getByRole('button', { name: 'Keep open beside the page' }).click();
  // The popup may be gone before the click has been reported.
  await click.catch((error: Error) => expect(error.message).toContain('has been closed'));
  await expect.poll(() => cartlet.worker.evaluate(contexts), 'the popup has given way').toEqual(['SIDE_PANEL']);
  const { targetInfos } = await chromium.devtools.send('Target.getTargets');
  const { targetId = '' } = targetInfos.find(({ url }) => url === chromium.addressOf('src/popup/index.html')) ?? {};
  const { sessionId } = await chromium.devtools.send('Target.attachToTarget', { targetId, flatten: true });
  const beside = async (expression: string) => {
    const { result } = await chromium.devtools.session(sessionId)('Runtime.evaluate', {
      expression,
      returnByValue: true,
    });
    return result.value;
  };
  const cartLabel = `document.querySelector('#cart').getAttribute('aria-label')`;
  await expect.poll(() => beside(cartLabel)).toBe('Cart, 1 item');
  await expect.poll(() => beside(`document.querySelector('h1').textContent`)).toBe('Cart');
  expect(await beside(`document.querySelector('.cart-beside')`)).toBe(null);
  // The window slides in: its size is told while the panel is there.
  await expect.poll(() => beside(room), 'what the panel leaves of its window').toEqual([0, 0]);

  const tab = await cartlet.openPage(chromium.addressOf('src/popup/index.html'));
  await searchAndAdd(tab, second);
  await expect.poll(shop.lines).toHaveLength(2);
  await expect.poll(() => beside(cartLabel)).toBe('Cart, 2 items');
  await expect.poll(() => beside(`document.querySelectorAll('.lines > li').length`)).toBe(2);
});

/** CSS pixels. */
const room = `(() => {
  const { width, height } = document.querySelector('.panel').getBoundingClientRect();
  return [innerWidth - width, innerHeight - height];
})()`;

/** What of the extension is open, by kind: https://developer.chrome.com/docs/extensions/reference/api/runtime#type-ContextType */
const contexts = `chrome.runtime.getContexts({ contextTypes: ['POPUP', 'SIDE_PANEL'] }).then((all) =>
  all.map(({ contextType }) => contextType))`;
