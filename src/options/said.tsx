import { useEffect } from 'preact/hooks';
import { announce } from '../ui/announcer.tsx';

interface SaidProps {
  class?: string;
  /** Nothing is drawn while there is nothing to say. */
  words: string | false | undefined;
}

/** A sentence that comes in answer to something: read out when it comes, and there for the eye. */
export function Said({ words, ...rest }: SaidProps) {
  useEffect(() => {
    if (words) announce(words);
  }, [words]);
  return words ? <p {...rest}>{words}</p> : null;
}
