/**
 * The table: every question a page may ask the worker, and its answer, as function signatures.
 * The handlers and the pages' `send` are both typed from it; a missing handler does not compile.
 */
import type { AccountMessages } from './account.ts';
import type { CartMessages } from './cart.ts';
import type { CatalogMessages } from './catalog.ts';
import type { Failure } from './failure.ts';
import type { PanelMessages } from './panel.ts';
import type { SettingsMessages } from './settings.ts';

export interface Messages extends PanelMessages, CatalogMessages, CartMessages, AccountMessages, SettingsMessages {}

export type MessageName = keyof Messages;
/** What a message asks with; `undefined` for those that carry nothing. */
export type Question<Name extends MessageName> = Parameters<Messages[Name]>[0];
export type Answer<Name extends MessageName> = ReturnType<Messages[Name]>;

/** A question on its way. */
export interface Envelope<Name extends MessageName = MessageName> {
  type: Name;
  payload?: Question<Name>;
}

/** What comes back: rejections lose their shape on the way between contexts, so failures travel as answers do. */
export type Reply<Name extends MessageName = MessageName> = { answer: Answer<Name> } | { failure: Failure };
