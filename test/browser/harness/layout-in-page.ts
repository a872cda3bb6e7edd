/**
 * What is out of its place in the panel. All functions here run in the page, and find each other there by their names.
 */

/** CSS pixels by which a box may miss its place. */
function slack(): number {
  return 1;
}

/** Evaluated in the panel, it gives a line for each problem. */
export const outOfPlaceScript = `(() => {
  ${[
    slack,
    problemWith,
    isVisible,
    ancestor,
    scrollsSideways,
    sidewaysProblems,
    panelProblems,
    edgeProblems,
    hasHangingIconsOnly,
    overflowProblems,
    controlsAmong,
    controlProblems,
    overlapProblems,
    nameProblems,
    outOfPlace,
  ].join('\n')}
  return outOfPlace();
})()`;

interface Control {
  element: Element;
  box: DOMRect;
  /** The layer above the scrolled contents that it lies in, such as the header. */
  layer: Element | undefined;
  /** Whether a line that scrolls sideways holds it. */
  isInLine: boolean;
}

function outOfPlace(): string[] {
  const visible = [...document.querySelectorAll('#app *')].filter(isVisible);
  const controls = controlsAmong(visible);
  return [
    ...sidewaysProblems(visible),
    ...panelProblems(),
    ...edgeProblems(),
    ...visible.flatMap(overflowProblems),
    ...controls.flatMap(controlProblems),
    ...overlapProblems(controls),
    ...nameProblems(visible),
  ];
}

function problemWith(element: Element, problem: string): string {
  const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40);
  return `${element.localName}.${element.className} “${words}” ${problem}`;
}

function isVisible(element: Element): boolean {
  return element.closest('.visually-hidden') === null && element.checkVisibility();
}

/** The nearest ancestor that is wanted. */
function ancestor(element: Element, isWanted: (each: Element) => boolean): Element | undefined {
  let each = element.parentElement;
  while (each && !isWanted(each)) each = each.parentElement;
  return each ?? undefined;
}

function scrollsSideways(element: Element): boolean {
  return /auto|scroll/.test(getComputedStyle(element).overflowX);
}

/** The panel and its view do not scroll sideways. */
function sidewaysProblems(visible: Element[]): string[] {
  const { body } = document;
  return [document.querySelector('.panel') ?? body, document.querySelector('main') ?? body]
    .filter((element) => element.scrollWidth > element.clientWidth)
    .map((element) => {
      const widest = visible
        .filter((each) => each.getBoundingClientRect().right > innerWidth + slack())
        .map((each) => each.className);
      return problemWith(element, `is ${element.scrollWidth} wide, for ${widest}`);
    });
}

/** The panel fills its window, and the document under it, which asks a popup's window to be larger, does not scroll. */
function panelProblems(): string[] {
  const panel = document.querySelector('.panel') ?? document.body;
  const { top, left, width, height } = panel.getBoundingClientRect();
  const isFilled = top === 0 && left === 0 && width === innerWidth && height === innerHeight;
  const root = document.documentElement;
  return [
    ...(isFilled ? [] : [problemWith(panel, `fills ${width} × ${height} of ${innerWidth} × ${innerHeight}`)]),
    ...(getComputedStyle(root).overflow === 'hidden' ? [] : [problemWith(root, 'scrolls')]),
  ];
}

/** Header and footer are at their edges. */
function edgeProblems(): string[] {
  const bottomOfPanel = document.querySelector('.panel')?.getBoundingClientRect().bottom ?? 0;
  const edges = [
    ['header.top', 'top', 0],
    ['footer.bar', 'bottom', bottomOfPanel],
  ] as const;
  return edges.flatMap(([selector, edge, wanted]) => {
    const box = document.querySelector(selector)?.getBoundingClientRect();
    const isRight =
      box && Math.abs(box[edge] - wanted) <= slack() && box.height >= 40 && box.bottom <= innerHeight + slack();
    return isRight ? [] : [`${selector} is at ${box?.top} to ${box?.bottom}`];
  });
}

/** An icon may hang over the edge of its box, where the padding is. */
function hasHangingIconsOnly(element: Element): boolean {
  const box = element.getBoundingClientRect();
  const out = [...element.querySelectorAll('*')].filter((each) => {
    const { left, right } = each.getBoundingClientRect();
    return left < box.left - slack() || right > box.right + slack();
  });
  return out.length > 0 && out.every((each) => each.closest('.icon-button') || each.querySelector('.icon-button'));
}

/** No text lies outside of its box. */
function overflowProblems(element: Element): string[] {
  const style = getComputedStyle(element);
  if (style.display === 'inline' || style.overflowX !== 'visible' || element.clientWidth === 0) return [];
  const isRight =
    element.scrollWidth <= element.clientWidth + slack() ||
    element.querySelector('.badge, .carts-count') ||
    hasHangingIconsOnly(element);
  return isRight ? [] : [problemWith(element, `holds ${element.scrollWidth} in ${element.clientWidth}`)];
}

function controlsAmong(visible: Element[]): Control[] {
  const controls = visible.filter((each) => each.matches('button, a[href], input, select, textarea, label.option'));
  const isLayer = (each: Element) =>
    getComputedStyle(each).position === 'sticky' || each.matches('main, header, footer');
  return controls.map((element) => {
    const line = ancestor(element, scrollsSideways);
    return {
      element,
      box: element.getBoundingClientRect(),
      layer: ancestor(element, isLayer),
      isInLine: line !== undefined && !line.matches('main'),
    };
  });
}

/** A control lies in the window and in its row, and is large enough to be hit. */
function controlProblems({ element, box, isInLine }: Control): string[] {
  const isSmall = box.width < 16 || box.height < 16;
  const isOutside = !isInLine && (box.left < -slack() || box.right > innerWidth + slack());
  const row = element.closest('li')?.getBoundingClientRect();
  const leavesRow =
    row &&
    (box.left < row.left - 8 || box.right > row.right + 8 || box.top < row.top - 8 || box.bottom > row.bottom + 8);
  return [
    ...(isSmall ? [problemWith(element, `is ${box.width} × ${box.height}`)] : []),
    ...(isOutside ? [problemWith(element, `is at ${box.left}–${box.right}`)] : []),
    ...(leavesRow ? [problemWith(element, 'leaves its row')] : []),
  ];
}

/** No two controls of one layer cover each other. */
function overlapProblems(controls: Control[]): string[] {
  // The button that removes one may reach into the space between the lines. CSS pixels.
  const allowed = 2.5;
  return controls.flatMap((one, index) =>
    controls.slice(index + 1).flatMap((other) => {
      const isNested = one.element.contains(other.element) || other.element.contains(one.element);
      if (one.layer !== other.layer || isNested) return [];
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      const covers = width > allowed && height > allowed;
      return covers ? [problemWith(one.element, `lies on “${other.element.textContent?.slice(0, 30)}”`)] : [];
    }),
  );
}

/** Each product has a readable name, in no more than two lines. */
function nameProblems(visible: Element[]): string[] {
  return visible
    .filter((element) => element.matches('.facts-name'))
    .flatMap((name) => {
      const { height } = name.getBoundingClientRect();
      const isReadable = /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name.textContent ?? '');
      return [
        ...(isReadable ? [] : [problemWith(name, 'has no name')]),
        ...(height < 16 || height > 44 ? [problemWith(name, `is ${height} high`)] : []),
      ];
    });
}
