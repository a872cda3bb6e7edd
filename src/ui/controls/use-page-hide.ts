import { useEffect, useRef } from 'preact/hooks';

/**
 * Calls a function when the page is hidden. The browser closes a popup at the first click outside, and its fields get
 * no `change` event before.
 *
 * @param onHide the function of the last render is called
 */
export function usePageHide(onHide: () => void): void {
  const latest = useRef(onHide);
  latest.current = onHide;
  useEffect(() => {
    const listener = () => document.hidden && latest.current();
    // Capture phase, so that it runs before the popup writes its snapshot.
    addEventListener('visibilitychange', listener, { capture: true });
    return () => removeEventListener('visibilitychange', listener, { capture: true });
  }, []);
}
