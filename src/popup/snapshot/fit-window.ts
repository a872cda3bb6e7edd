/** A popup's window at its full size, and the tiny one that Chrome begins with. */
const popupSizes = '(width: 400px) and (height: 600px), (width < 200px), (height < 200px)';

/**
 * Fits the panel to its window where that is not a popup of the usual size: on a small screen, in a tab, in a side
 * panel.
 *
 * A script does this because viewport units and media queries slow a popup down: at each change of the document the
 * browser computes all styles twice, once for the smallest window possible and once for the resulting one.
 */
export function fitWindow(): void {
  const { style } = document.documentElement;
  const query = matchMedia(popupSizes);
  const adjust = () => {
    // Reading the window's size here would force a layout in the usual case. An empty value removes the property.
    style.setProperty('--window-inline', query.matches ? '' : `${innerWidth}px`);
    style.setProperty('--window-block', query.matches ? '' : `${innerHeight}px`);
  };
  adjust();
  addEventListener('resize', adjust);
}
