interface SaidProps {
  class?: string;
  /** Nothing is drawn while there is nothing to say. */
  words: string | false | undefined;
}

/** A sentence that comes in answer to something: read out when it comes, and there for the eye. */
export function LiveMessage({ words, ...rest }: SaidProps) {
  return (
    <div class="live-message" aria-live="polite">
      {words && <p {...rest}>{words}</p>}
    </div>
  );
}
