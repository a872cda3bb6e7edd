import { expect, type Page } from '@playwright/test';
import { outOfPlaceScript } from './layout-in-page.ts';

/**
 * Every part of the panel is in its place: it fits its window, and controls are visible and do not cover each other.
 */
export async function expectInPlace(page: Page, where: string): Promise<void> {
  await expect.poll(() => page.evaluate(outOfPlaceScript), where).toEqual([]);
}

/** Every text has one of the design's sizes and weights, and a number keeps its width when it changes. */
export async function expectInType(page: Page, where: string): Promise<void> {
  expect(await page.evaluate(outOfType), where).toEqual([]);
}

/** No script that a text of the shop carries has run, and none is in the page as markup. */
export async function expectNothingRan(page: Page, where: string): Promise<void> {
  expect(await page.evaluate(signsOfScript), where).toEqual([]);
}

/** How far the layout has moved without an input of the shopper: https://web.dev/articles/cls */
export async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const shifts = await new Promise<PerformanceEntryList>((resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
      observer.observe({ type: 'layout-shift', buffered: true });
      // The observer is not called when there are no shifts.
      requestAnimationFrame(() => setTimeout(() => resolve(observer.takeRecords())));
    });
    return (shifts as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      .filter((shift) => !shift.hadRecentInput)
      .reduce((sum, shift) => sum + shift.value, 0);
  });
}

/** Runs in the page. */
function signsOfScript(): string[] {
  const attributes = [...document.querySelectorAll('#app *')].flatMap((element) =>
    [...element.attributes]
      .filter(({ name, value }) => name.startsWith('on') || /^\s*(javascript|data|http:\/\/pictures)/i.test(value))
      .map(({ name, value }) => `${element.localName} ${name}=${value.slice(0, 60)}`),
  );
  const elements = [...document.querySelectorAll('#app script, #app iframe, #app object, #app style')];
  const ran = 'ran' in globalThis ? ['a script of the shop'] : [];
  const polluted = 'polluted' in {} ? ['a prototype was changed'] : [];
  return [...attributes, ...elements.map(({ localName }) => localName), ...ran, ...polluted];
}

/** Runs in the page. Texts for screen readers alone count too: the browser looks for their font all the same. */
function outOfType(): string[] {
  const sizes = [13, 15, 18, 22].map((size) => `${size}px`);
  const texts = [...document.querySelectorAll('#app *')].filter(
    (element) =>
      element.matches('input, textarea, select') ||
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== ''),
  );
  return texts.flatMap((element) => {
    const { fontSize, fontWeight, fontVariantNumeric } = getComputedStyle(element);
    const own = [...element.childNodes].filter((node) => node instanceof Text);
    const text = own.map(({ data }) => data).join('');
    // The shopper's input, texts of the shop and notes hold words as well as numbers.
    const isEither = element.matches('input, textarea, select, [dir=auto], .field-note, .visually-hidden');
    const isTabular = fontVariantNumeric === 'tabular-nums';
    // An amount or a count keeps its width. Words do not: some fonts would draw their hyphens as wide as a digit.
    const isRight = /\d/.test(text) ? isTabular || /\p{Letter}/u.test(text) : !isTabular;
    const isInType = sizes.includes(fontSize) && ['400', '600'].includes(fontWeight) && (isEither || isRight);
    return isInType
      ? []
      : [`${element.localName}.${element.className} ${fontSize} ${fontWeight} ${fontVariantNumeric}: ${text}`];
  });
}
