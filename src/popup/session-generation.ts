import { createGeneration } from '../ui/request-token.ts';

/** Advances whenever the cart of another session replaces the one on screen: at sign-in, sign-out, change of shop. */
export const sessionGeneration = createGeneration();
