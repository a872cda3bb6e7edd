/**
 * Every question that a page may ask the worker, with its answer, as function signatures. The worker's handlers and the
 * pages' `send` are both typed from this table; a missing handler does not compile. A page may repeat every question:
 * see `send`.
 */
import type { AccountMessages } from './account.ts';
import type { CartMessages } from './cart.ts';
import type { CatalogMessages } from './catalog.ts';
import type { Failure } from './failure.ts';
import type { PanelMessages } from './panel.ts';
import type { SettingsMessages } from './settings.ts';

export interface Messages extends PanelMessages, CatalogMessages, CartMessages, AccountMessages, SettingsMessages {}

export type MessageName = keyof Messages;
/** The payload of a message; `undefined` for a message without one. */
export type Question<Name extends MessageName> = Parameters<Messages[Name]>[0];
export type Answer<Name extends MessageName> = ReturnType<Messages[Name]>;

/** A message as a page sends it. */
export interface Envelope<Name extends MessageName = MessageName> {
  type: Name;
  payload?: Question<Name>;
}

/**
 * A message as the worker answers it. A failure is part of the reply, for a rejection loses its shape between two
 * contexts.
 */
export type Reply<Name extends MessageName = MessageName> = { answer: Answer<Name> } | { failure: Failure };
