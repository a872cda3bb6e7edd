/** A popup's window that nothing stands in the way of, and its first one, still tiny. */
const ofPopup = '(width: 400px) and (height: 600px), (width < 200px), (height < 200px)';

/**
 * Gives the panel the size of its window, where that is not a popup's usual one: a small screen, a tab, a side panel.
 *
 * By script, because a stylesheet that asks for the size of a popup's window makes the browser work out the style of every
 * element anew, twice, for each change of the document: it tries how small the window could be, and then what it is to be.
 */
export function fitWindow(): void {
  const { style } = document.documentElement;
  const query = matchMedia(ofPopup);
  const adjust = () => {
    // Asked for in numbers it would have the page laid out at once. An empty value is none.
    style.setProperty('--window-inline', query.matches ? '' : `${innerWidth}px`);
    style.setProperty('--window-block', query.matches ? '' : `${innerHeight}px`);
  };
  adjust();
  addEventListener('resize', adjust);
}
