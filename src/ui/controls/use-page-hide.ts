import { useEffect, useRef } from 'preact/hooks';

/**
 * Does something when the page goes, as a popup does with the first click beside it: its fields are not left before.
 *
 * @param act as it was drawn last
 */
export function usePageHide(act: () => void): void {
  const last = useRef(act);
  last.current = act;
  useEffect(() => {
    const leave = () => document.hidden && last.current();
    // Before whoever keeps what is on screen.
    addEventListener('visibilitychange', leave, { capture: true });
    return () => removeEventListener('visibilitychange', leave, { capture: true });
  }, []);
}
