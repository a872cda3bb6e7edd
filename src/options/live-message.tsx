interface LiveMessageProps {
  class?: string;
  /** The text; without one the region is empty. */
  words: string | false | undefined;
}

/** A message that appears after an action. Screen readers announce it. */
export function LiveMessage({ words, ...rest }: LiveMessageProps) {
  return (
    <div class="live-message" aria-live="polite">
      {words && <p {...rest}>{words}</p>}
    </div>
  );
}
