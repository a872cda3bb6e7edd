/**
 * What is owed to the shop, as it is kept: the commands not yet confirmed, the request that may be under way, and what is to
 * be told. Each change of it is a pure function from one ledger to the next.
 */
import type { MyCartUpdateAction } from '@commercetools/platform-sdk';
import type { CartCommand, CartNews } from '../../contract/cart.ts';
import type { Failure } from '../../contract/failure.ts';
import type { MergeRecord } from '../cart/merged-carts.ts';
import { targetOf } from './command-target.ts';
import type { LineItemDraft } from './update-actions.ts';
import type { Expectation } from './was-applied.ts';

/** A command that the shop has not confirmed. */
export interface QueuedCommand {
  command: CartCommand;
  /** When it was made. Milliseconds since 1970. */
  at: number;
  /** It came on the heels of another of its group, so a third may be coming. */
  again?: boolean;
  /** A request with it and others was refused: it is sent with those of its own group alone. */
  apart?: boolean;
}

/**
 * A request, written before it is sent. A cart is changed at `version`: the same request with the same version applies at most
 * once, so after a lost answer that is what is sent again. A new cart has no version, but its lines carry the commands' ids.
 */
export interface PendingRequest {
  at: number;
  /** IDs of the commands that it carries out. */
  commands: string[];
  /** By what it is recognised in a cart that is read later. */
  expects: Expectation[];
  request:
    | { kind: 'change'; cartId: string; version: number; actions: MyCartUpdateAction[] }
    | { kind: 'create'; lines: LineItemDraft[]; codes: string[] };
}

export interface OutboxState {
  /** Grows with every change. */
  revision: number;
  /** Oldest first. */
  intents: QueuedCommand[];
  attempt?: PendingRequest;
  /** IDs of the last commands that are over, confirmed or refused: sent again they do nothing. */
  done: string[];
  news: CartNews[];
  /**
   * What keeps the intents from being sent, how often in a row, and until when the worker tries nothing by itself. Before
   * `notBefore` it sends nothing at the request of a page either: the shop has asked for a pause (`Retry-After`).
   */
  halt?: { failure: Failure; times: number; until: number; notBefore?: number };
  /** Intents of long ago, about which the shopper is asked. */
  forgotten: QueuedCommand[];
  /** The last request to make a cart, of which the shop may have made two; see `cart-twins.ts`. */
  made?: MadeCart;
  /** What the last command was about, and when it was made. */
  last?: { group: string; at: number };
  /** What is known of carts beside the one in use; absent for nothing. */
  carts?: KnownCarts;
}

/**
 * A cart that stays at the shop beside the one in use; without `id` one that is yet to be made in that currency and
 * country.
 */
export interface CartAside {
  id?: string;
  currency: string;
  country?: string;
}

export interface KnownCarts {
  /** None of these becomes the cart in use by itself, though it may be the active one that was changed last. */
  aside?: CartAside[] | undefined;
  /** The cart in use, where it was chosen beside others, and the market it was chosen in: see `marketOf`. */
  used?: { id: string; market: string } | undefined;
  /** What two carts held that came together at a sign-in. */
  merge?: MergeRecord | undefined;
}

/** A request to make a cart that is over. */
export interface MadeCart {
  /** When it was over. Milliseconds since 1970. */
  at: number;
  /** Quantities by the keys of its lines. */
  lines: Record<string, number>;
  /** ID of the cart that came of it, which is no twin, though another one may be in use by now. */
  id?: string | undefined;
}

export const emptyOutbox: OutboxState = { revision: 0, intents: [], done: [], news: [], forgotten: [] };

/** More than a page has on its way at once. */
export const rememberedCommands = 200;
/** The oldest news go when there are more. */
const newsLimit = 20;
/** Changes to one line are collected until it has been quiet for so long, */
const quiet = 300;
/** and for no longer than this after the first of them. Milliseconds. */
const longestCollected = 1_500;
/** What is sent later than this is told to have been sent. Milliseconds. */
const lateAfter = 120_000;
/** Nobody wants yesterday's cart unasked: what is older is asked about. Milliseconds. */
export const forgottenAfter = 12 * 3_600_000;
/** How long a choice between two carts can be changed. Milliseconds. */
const mergeKept = 7 * 86_400_000;
/** First pause after a failure that passes; doubled each time. Milliseconds. */
const firstPause = 1_000;
/** The shop works on a request for 60 s at the most, so no second cart comes later: https://docs.commercetools.com/api/error-handling */
const twinsUntil = 65_000;
const longestPause = 600_000;
/** A shop that asks for a longer pause is asked again after this, and may say so again. Milliseconds. */
const longestAskedPause = 3_600_000;

/** Whether a command has been taken on before, whatever has become of it. */
export function knowsCommand({ intents, done, forgotten }: OutboxState, id: string): boolean {
  return done.includes(id) || [...intents, ...forgotten].some(({ command }) => command.id === id);
}

export function accepted(ledger: OutboxState, command: CartCommand, now: number): OutboxState {
  const group = targetOf(command);
  const again = ledger.last?.group === group && now - ledger.last.at < longestCollected;
  return {
    ...ledger,
    intents: [...ledger.intents, { command, at: now, ...(again && { again }) }],
    last: { group, at: now },
  };
}

/**
 * These commands are over: in the cart, or without an effect.
 *
 * @param cartId of the cart that they are in
 */
export function confirmed(ledger: OutboxState, ids: readonly string[], now: number, cartId?: string): OutboxState {
  const over = ledger.intents.filter(({ command, at }) => ids.includes(command.id) && now - at > lateAfter);
  const rest = makingOver(ended(ledger, ids), ledger.attempt, now, cartId);
  return over.length > 0 ? told(rest, lateNews(rest.news, over)) : rest;
}

/** The shop does not do these commands. */
export function rejected(ledger: OutboxState, ids: readonly string[], news: CartNews): OutboxState {
  return told(ended(ledger, ids), news);
}

/** The commands of a request that was refused as a whole: from now on each group for itself. */
export function setApart(ledger: OutboxState, ids: readonly string[]): OutboxState {
  const intents = ledger.intents.map((intent) =>
    ids.includes(intent.command.id) ? { ...intent, apart: true } : intent,
  );
  return freed(abandoned({ ...ledger, intents }));
}

/** The request that was under way is over, and nothing came of it. */
export function abandoned({ attempt: _, ...ledger }: OutboxState): OutboxState {
  return ledger;
}

/**
 * A request to make a cart is over, whatever came of it: what it made may come to light later.
 *
 * @param id of the cart that came of it; absent for none
 */
export function makingOver(
  ledger: OutboxState,
  attempt: PendingRequest | undefined,
  now: number,
  id?: string,
): OutboxState {
  if (attempt?.request.kind !== 'create') return ledger;
  return withMade(ledger, attempt.request.lines, now, id);
}

/** Notes what was sent to make a cart and what came of it, beside what was sent of late. */
export function withMade(
  ledger: OutboxState,
  lines: readonly Pick<LineItemDraft, 'key' | 'quantity'>[],
  now: number,
  id = ledger.made?.id,
): OutboxState {
  const sent = Object.fromEntries(lines.map(({ key, quantity }) => [key, quantity]));
  return { ...ledger, made: { at: now, lines: { ...ledger.made?.lines, ...sent }, id } };
}

/** There is no second cart of one request to be looked for any more. */
export function withoutMade({ made: _, ...ledger }: OutboxState): OutboxState {
  return ledger;
}

/**
 * Nothing can be sent for now.
 *
 * @param retryAfter how long the shop asks to be left alone, in milliseconds
 */
export function halted(ledger: OutboxState, failure: Failure, now: number, retryAfter = 0): OutboxState {
  const times = (ledger.halt?.times ?? 0) + 1;
  const asked = Math.min(longestAskedPause, retryAfter);
  const pause = Math.max(asked, Math.min(longestPause, firstPause * 2 ** (times - 1)));
  return { ...ledger, halt: { failure, times, until: now + pause, ...(asked > 0 && { notBefore: now + asked }) } };
}

/** Before when the shop wants nothing sent, where that is still to come; a clock may have been set back. */
export function shopsPause({ halt }: OutboxState, now: number): number | undefined {
  const { notBefore = now } = halt ?? {};
  return notBefore > now && notBefore <= now + longestAskedPause ? notBefore : undefined;
}

/** What kept everything from being sent is over. */
export function freed({ halt: _, ...ledger }: OutboxState): OutboxState {
  return ledger;
}

/**
 * Puts news at the end, in the place of the same that is there already. An order ends what a sign-in left to choose.
 */
export function told(before: OutboxState, news: CartNews): OutboxState {
  const ledger = news.kind === 'ordered' ? withoutMerge(before) : before;
  const others = ledger.news.filter(({ id }) => id !== news.id);
  return { ...ledger, news: [...others, news].slice(-newsLimit) };
}

/** Replaces what is known of carts beside the one in use. */
export function knowing(ledger: OutboxState, changed: KnownCarts): OutboxState {
  return { ...ledger, carts: { ...ledger.carts, ...changed } };
}

/** What two carts held before a sign-in is over. */
function withoutMerge(ledger: OutboxState): OutboxState {
  return knowing({ ...ledger, news: ledger.news.filter(({ kind }) => kind !== 'merged') }, { merge: undefined });
}

/**
 * What is too old to be sent unasked goes to what the shopper is asked about; what two carts held once is forgotten.
 */
export function setAside(before: OutboxState, now: number): OutboxState {
  const { merge } = before.carts ?? {};
  const ledger = merge && now - merge.at > mergeKept ? withoutMerge(before) : before;
  const old = ledger.intents.filter(({ at }) => now - at > forgottenAfter);
  if (old.length === 0) return ledger;
  const intents = ledger.intents.filter((intent) => !old.includes(intent));
  const rest = { ...ledger, intents, forgotten: [...ledger.forgotten, ...old] };
  return intents.length > 0 ? rest : freed(rest);
}

/** What becomes of the forgotten: they are sent before what waits already, or are over. */
export function decided(ledger: OutboxState, choice: 'send' | 'drop', now: number): OutboxState {
  const { forgotten } = ledger;
  // A request for others may be under way.
  if (choice === 'drop') return { ...withDone(ledger, forgotten.map(idOf)), forgotten: [] };
  return {
    ...ledger,
    forgotten: [],
    intents: [...forgotten.map((intent) => ({ ...intent, at: now })), ...ledger.intents],
  };
}

/** What goes into the next request: all that waits, or one group for itself where requests with others were refused. */
export function nextBatch({ intents }: OutboxState): QueuedCommand[] {
  const [first] = intents;
  if (!first?.apart) {
    const end = intents.findIndex(({ apart }) => apart);
    return end < 0 ? intents : intents.slice(0, end);
  }
  return intents.filter((intent) => intent.apart && targetOf(intent.command) === targetOf(first.command));
}

/**
 * When the next request is due; `undefined` when nothing waits. Milliseconds since 1970. What is done once goes at once, what
 * is repeated when it comes to rest, and all that waits goes along.
 */
export function dueAt(ledger: OutboxState, now: number): number | undefined {
  const due = plannedFor(ledger);
  if (due === undefined) return undefined;
  // Nothing is put off for longer, so the clock has been set back since.
  const { halt } = ledger;
  const longestUnhalted = hasWaiting(ledger) ? longestCollected : twinsUntil;
  const longest = halt ? (halt.notBefore ? longestAskedPause : longestPause) : longestUnhalted;
  return due > now + longest ? now : due;
}

/** Whether there is anything that the shopper did and the shop has not confirmed. */
export function hasWaiting({ intents, attempt }: OutboxState): boolean {
  return intents.length > 0 || attempt !== undefined;
}

function plannedFor(ledger: OutboxState): number | undefined {
  const { intents, attempt, halt, made } = ledger;
  if (!hasWaiting(ledger)) return made && made.at + twinsUntil;
  if (halt) return halt.until;
  if (attempt) return attempt.at;
  const times = new Map<string, { first: QueuedCommand; last: QueuedCommand; count: number }>();
  for (const intent of intents) {
    const group = targetOf(intent.command);
    const before = times.get(group);
    times.set(group, { first: before?.first ?? intent, last: intent, count: (before?.count ?? 0) + 1 });
  }
  const due = [...times.values()].map(({ first, last, count }) =>
    count === 1 && !first.again && !isRepeated(first.command)
      ? first.at
      : Math.min(last.at + quiet, first.at + longestCollected),
  );
  return due.length > 0 ? Math.min(...due) : undefined;
}

/** Whether one of its kind is seldom alone. */
function isRepeated({ kind }: CartCommand): boolean {
  return kind === 'step' || kind === 'set';
}

/** The shop has given its word on these commands, so whatever kept them from being sent is over as well. */
function ended(ledger: OutboxState, ids: readonly string[]): OutboxState {
  const intents = ledger.intents.filter(({ command }) => !ids.includes(command.id));
  return { ...withDone(freed(abandoned(ledger)), ids), intents };
}

function withDone(ledger: OutboxState, ids: readonly string[]): OutboxState {
  return { ...ledger, done: [...ledger.done, ...ids].slice(-Math.max(rememberedCommands, ids.length)) };
}

function lateNews(news: readonly CartNews[], over: readonly QueuedCommand[]): CartNews {
  const id = 'sent-late';
  const before = news.find((each) => each.kind === 'sent-late');
  const since = Math.min(...over.map(({ at }) => at), before?.since ?? Number.POSITIVE_INFINITY);
  return { id, kind: 'sent-late', count: over.length + (before?.count ?? 0), since };
}

function idOf({ command }: QueuedCommand): string {
  return command.id;
}
