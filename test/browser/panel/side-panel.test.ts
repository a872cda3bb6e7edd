/** The side panel follows changes that the shopper makes in another panel. */
import { expect, test } from '../harness/chromium-extension.ts';
import { cartButton, cartLines, searchAndAdd } from '../harness/shopper.ts';

test('The cart opens in the side panel, and follows changes made elsewhere', async ({
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
  // The popup may have closed before the click is reported.
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
  // The side panel slides in, so its window grows for a while.
  await expect.poll(() => beside(room), 'what the panel leaves of its window').toEqual([0, 0]);

  const tab = await cartlet.openPage(chromium.addressOf('src/popup/index.html'));
  await searchAndAdd(tab, second);
  await expect.poll(shop.lines).toHaveLength(2);
  await expect.poll(() => beside(cartLabel)).toBe('Cart, 2 items');
  await expect.poll(() => beside(`document.querySelectorAll('.lines > li').length`)).toBe(2);
});

/** What the panel leaves of its window. CSS pixels. */
const room = `(() => {
  const { width, height } = document.querySelector('.panel').getBoundingClientRect();
  return [innerWidth - width, innerHeight - height];
})()`;

/** The open panels: https://developer.chrome.com/docs/extensions/reference/api/runtime#type-ContextType */
const contexts = `chrome.runtime.getContexts({ contextTypes: ['POPUP', 'SIDE_PANEL'] }).then((all) =>
  all.map(({ contextType }) => contextType))`;
