import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Answers, asked } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, press, type } from '../../ui/harness/screen.ts';
import { atRest, openShop, type ShopOptions } from '../harness/shop.ts';

const questions = (name: string) => asked.filter((each) => each.type === name).map(({ payload }) => payload);

const _searches = () => questions('catalog.search').map((payload) => (payload as { text: string }).text);

const categories = [
  { id: 'kitchen', name: 'Kitchen' },
  { id: 'kettles', name: 'Kettles', parentId: 'kitchen' },
];

/** A shop with categories, which gives some answers by hand. */
const shopWith = (answers: Answers): ShopOptions => ({ categories, answers });

async function openField(options: ShopOptions = shopWith({})): Promise<HTMLInputElement> {
  await openShop(options);
  await find('list', 'Products');
  return get<HTMLInputElement>('combobox', 'Search products');
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a search is remembered', () => {
  test('when Enter carries it out, not while it is typed', async () => {
    const field = await openField();
    type(field, 'kettle');
    await find('list', 'Search results');
    expect(questions('catalog.remember')).toEqual([]);

    press(field, 'Enter');
    expect(questions('catalog.remember')).toEqual(['kettle']);
  });

  test('when it led to a product', async () => {
    const field = await openField();
    type(field, 'kettle');
    await find('list', 'Search results');

    get('button', 'Kettle').click();
    expect(questions('catalog.remember')).toEqual(['kettle']);
  });

  test('and can be done again from the front page, or forgotten, one by one and all at once', async () => {
    const shop = await openShop({
      async prepare({ ask }) {
        for (const text of ['lamp', 'kettle', 'sofa']) await ask('catalog.remember', text);
      },
    });
    await find('button', 'sofa');

    get('button', 'Forget the search sofa').click();
    await drawn();
    expect(all('button', 'sofa')).toHaveLength(0);
    await atRest();
    expect((await shop.ask('panel.open')).earlier).toEqual(['kettle', 'lamp']);

    get('button', 'kettle').click();
    await find('list', 'Search results');
    expect(get<HTMLInputElement>('combobox', 'Search products').value).toBe('kettle');

    press(document.body, 'Escape');
    (await find('button', 'Forget all earlier searches')).click();
    await drawn();
    expect(all('button', 'lamp')).toHaveLength(0);
    await atRest();
    expect((await shop.ask('panel.open')).earlier).toEqual([]);
  });
});
