/** Guards against stale responses: a page drops a response that arrives after what it answers has changed. */

/** A number that grows when the responses to all earlier requests no longer apply. */
export interface Generation {
  /** Remembers the present generation. Returns a function that tells whether it is still the present one. */
  remember(): () => boolean;
  /** Makes the responses to all earlier requests stale. */
  advance(): void;
}

/** Creates a generation. The popup's *session generation* advances with each sign-in, sign-out and change of shop. */
export function createGeneration(): Generation {
  let count = 0;
  return {
    remember() {
      const remembered = count;
      return () => remembered === count;
    },
    advance() {
      count += 1;
    },
  };
}

/** The tokens of one kind of request, of which only the newest one's response is used. */
export interface RequestTokens {
  /** Issues a token for a new request. Returns a function that tells whether that request is still the newest. */
  issue(): () => boolean;
  /** Makes the response to the request under way stale, without a new request. */
  revoke(): void;
}

/** Creates *request tokens*: a newer request, or `revoke()`, makes the response to the one before stale. */
export function createRequestTokens(): RequestTokens {
  const { remember, advance } = createGeneration();
  return {
    issue() {
      advance();
      return remember();
    },
    revoke: advance,
  };
}
