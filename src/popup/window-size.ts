/** The size that a popup's window takes when nothing stands in its way. CSS pixels. */
const usual = { inline: 400, block: 600 };
/** A popup's first, still tiny window. CSS pixels. */
const tiny = 200;

/**
 * Gives the panel the size of its window, where that is not a popup's usual one: a small screen, a tab, a side panel.
 *
 * By script, because a stylesheet that asks for the size of a popup's window makes the browser work out the style of every
 * element anew, twice, for each change of the document: it tries how small the window could be, and then what it is to be.
 */
export function fitWindow(): void {
  const { style } = document.documentElement;
  const adjust = () => {
    const isUsual = innerWidth === usual.inline && innerHeight === usual.block;
    if (isUsual || innerWidth < tiny || innerHeight < tiny) {
      style.removeProperty('--window-inline');
      style.removeProperty('--window-block');
    } else {
      style.setProperty('--window-inline', `${innerWidth}px`);
      style.setProperty('--window-block', `${innerHeight}px`);
    }
  };
  adjust();
  document.documentElement.classList.remove('is-unfitted');
  addEventListener('resize', adjust);
}
