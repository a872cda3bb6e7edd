import { expect, type Page } from '@playwright/test';

/** Nothing in the panel is out of its place: it fits its window, and what can be pressed can be seen and told apart. */
export async function expectInPlace(page: Page, where: string): Promise<void> {
  await expect.poll(() => page.evaluate(outOfPlace), where).toEqual([]);
}

/** Every text is of the few sizes and weights there are, and a number stands still when it changes. */
export async function expectInType(page: Page, where: string): Promise<void> {
  expect(await page.evaluate(outOfType), where).toEqual([]);
}

/** Text of the page's own that was planted to run has not, and none is there as markup. */
export async function expectNothingRan(page: Page, where: string): Promise<void> {
  expect(await page.evaluate(signsOfScript), where).toEqual([]);
}

/** How far the layout has moved without anybody having pressed anything: https://web.dev/articles/cls */
export async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const shifts = await new Promise<PerformanceEntryList>((resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
      observer.observe({ type: 'layout-shift', buffered: true });
      // Without any there is no call.
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

/** Runs in the page. What is only for screen readers counts: a font that is nowhere seen is looked up all the same. */
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
    // What is typed, what the shop says and a note are of both kinds.
    const isEither = element.matches('input, textarea, select, [dir=auto], .field-note, .visually-hidden');
    const isTabular = fontVariantNumeric === 'tabular-nums';
    // An amount or a count stands still. Words are not to: some fonts would have their hyphens as wide as a digit.
    const isRight = /\d/.test(text) ? isTabular || /\p{Letter}/u.test(text) : !isTabular;
    const isInType = sizes.includes(fontSize) && ['400', '600'].includes(fontWeight) && (isEither || isRight);
    return isInType
      ? []
      : [`${element.localName}.${element.className} ${fontSize} ${fontWeight} ${fontVariantNumeric}: ${text}`];
  });
}

/** Runs in the page, so everything it needs is in it. */
function outOfPlace(): string[] {
  const slack = 1;
  // Taking one back may reach into the space between the lines.
  const touch = 2.5;
  const problems: string[] = [];
  const say = (element: Element, what: string) => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40);
    problems.push(`${element.localName}.${element.className} “${words}” ${what}`);
  };
  const isHidden = (element: Element) => element.closest('.visually-hidden') !== null || !element.checkVisibility();
  const movesSideways = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const above = (element: Element, wanted: (each: Element) => boolean): Element | undefined => {
    let each = element.parentElement;
    while (each && !wanted(each)) each = each.parentElement;
    return each ?? undefined;
  };
  const all = [...document.querySelectorAll('#app *')].filter((element) => !isHidden(element));

  // Nothing scrolls sideways but lines that are meant to, and those have no bar of their own height.
  const { body } = document;
  const panel = document.querySelector('.panel') ?? body;
  for (const element of [panel, document.querySelector('main') ?? body]) {
    if (element.scrollWidth <= element.clientWidth) continue;
    const widest = all
      .filter((each) => each.getBoundingClientRect().right > innerWidth + slack)
      .map((each) => each.className);
    say(element, `is ${element.scrollWidth} wide, for ${widest}`);
  }

  // The panel fills its window, and the document under it, which asks a popup's window to be larger, does not scroll.
  const filled = panel.getBoundingClientRect();
  if (filled.top !== 0 || filled.left !== 0 || filled.width !== innerWidth || filled.height !== innerHeight) {
    say(panel, `fills ${filled.width} × ${filled.height} of ${innerWidth} × ${innerHeight}`);
  }
  if (getComputedStyle(document.documentElement).overflow !== 'hidden') say(document.documentElement, 'scrolls');

  // What is always there is there.
  for (const [selector, edge] of [
    ['header.top', 'top'],
    ['footer.bar', 'bottom'],
  ] as const) {
    const box = document.querySelector(selector)?.getBoundingClientRect();
    const wanted = edge === 'top' ? 0 : document.querySelector('.panel')?.getBoundingClientRect().bottom;
    if (!box || Math.abs(box[edge] - (wanted ?? 0)) > slack || box.height < 40 || box.bottom > innerHeight + slack) {
      problems.push(`${selector} is at ${box?.top} to ${box?.bottom}`);
    }
  }

  // No words lie outside of the box they are in; a sign may hang at its edge, where its own room is.
  const hangsOnly = (element: Element) => {
    const box = element.getBoundingClientRect();
    const out = [...element.querySelectorAll('*')].filter((each) => {
      const { left, right } = each.getBoundingClientRect();
      return left < box.left - slack || right > box.right + slack;
    });
    return out.length > 0 && out.every((each) => each.closest('.icon-button') || each.querySelector('.icon-button'));
  };
  for (const element of all) {
    const style = getComputedStyle(element);
    if (style.display === 'inline' || style.overflowX !== 'visible' || element.clientWidth === 0) continue;
    if (
      element.scrollWidth > element.clientWidth + slack &&
      !element.querySelector('.badge, .carts-count') &&
      !hangsOnly(element)
    ) {
      say(element, `holds ${element.scrollWidth} in ${element.clientWidth}`);
    }
  }

  // What can be pressed lies in the window and in its row, and is large enough to be hit.
  const pressable = all.filter((element) => element.matches('button, a[href], input, select, textarea, label.option'));
  const places = pressable.map((element) => {
    const box = element.getBoundingClientRect();
    const layer = above(
      element,
      (each) => getComputedStyle(each).position === 'sticky' || each.matches('main, header, footer'),
    );
    const line = above(element, movesSideways);
    return { element, box, layer, isInLine: line !== undefined && !line.matches('main') };
  });
  for (const { element, box, isInLine } of places) {
    if (box.width < 16 || box.height < 16) say(element, `is ${box.width} × ${box.height}`);
    if (!isInLine && (box.left < -slack || box.right > innerWidth + slack))
      say(element, `is at ${box.left}–${box.right}`);
    const row = element.closest('li')?.getBoundingClientRect();
    const isOut =
      row &&
      (box.left < row.left - 8 || box.right > row.right + 8 || box.top < row.top - 8 || box.bottom > row.bottom + 8);
    if (isOut) say(element, 'leaves its row');
  }

  // No two of them lie on each other, except in layers that are meant to be above what scrolls.
  places.forEach((one, index) => {
    for (const other of places.slice(index + 1)) {
      if (one.layer !== other.layer || one.element.contains(other.element) || other.element.contains(one.element))
        continue;
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (width > touch && height > touch) say(one.element, `lies on “${other.element.textContent?.slice(0, 30)}”`);
    }
  });

  // Each product has a name that can be read, in no more than two lines.
  for (const name of all.filter((element) => element.matches('.facts-name'))) {
    const { height } = name.getBoundingClientRect();
    if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name.textContent ?? '')) say(name, 'has no name');
    if (height < 16 || height > 44) say(name, `is ${height} high`);
  }
  return problems;
}
