/**
 * The outbox and the cached cart as they are stored. The schema's output and `OutboxState` are one type: `outbox.ts`
 * reads the one as the other and writes it back without a cast, so the compiler checks both directions.
 */
import * as v from 'valibot';
import { cachedCartSchema } from '../../commerce/cart/cached-cart.ts';
import type { CartRequest } from '../../commerce/cart-sync/outbox-state.ts';
import { type Failure, failureNames } from '../../contract/failure.ts';
import { cartChoice } from '../account/account-schemas.ts';
import { entriesOf, partOf, persistableItem } from '../browser/storage-item.ts';
import { cartCode, cartCommand, countedLine } from './cart-command-schema.ts';

type UpdateAction = Extract<CartRequest, { kind: 'change' }>['actions'][number];

const text = v.string();
const number = v.number();

/** Any facts beside a known name: the text of a failure uses those that it knows. */
const failure = v.custom<Failure>((given) => v.is(v.object({ name: v.picklist(failureNames) }), given));
/** The shop judges what an action holds. */
const action = v.custom<UpdateAction>((given) => v.is(v.object({ action: text }), given));

const queuedCommand = v.object({
  command: cartCommand,
  at: number,
  isRepeat: v.exactOptional(v.boolean()),
  isAlone: v.exactOptional(v.boolean()),
});

const news = v.variant('kind', [
  v.object({
    id: text,
    kind: v.literal('refused'),
    failure,
    commands: v.array(text),
    line: v.exactOptional(countedLine),
    code: v.exactOptional(text),
    country: v.exactOptional(text),
  }),
  v.object({ id: text, kind: v.literal('sent-late'), count: number, since: number }),
  v.object({ id: text, kind: v.literal('changed-elsewhere'), lines: v.array(countedLine) }),
  v.object({ id: text, kind: v.literal('ordered') }),
  v.object({ id: text, kind: v.literal('restored'), lines: v.array(countedLine) }),
  v.object({
    id: text,
    kind: v.literal('lost'),
    why: v.picklist(['expired', 'currency', 'shop']),
    lines: v.array(countedLine),
    besides: v.exactOptional(
      v.array(v.object({ kind: v.picklist(['custom', 'code', 'method', 'address', 'details']), name: text })),
    ),
    cartId: v.exactOptional(text),
  }),
  v.object({
    id: text,
    kind: v.literal('merged'),
    lines: v.array(v.object({ ...countedLine.entries, guestQuantity: number })),
    held: v.exactOptional(cartChoice),
    isPartial: v.exactOptional(v.literal(true)),
    lacksCode: v.exactOptional(v.literal(true)),
  }),
]);

const contents = v.array(
  v.object({
    key: text,
    count: number,
    line: v.exactOptional(v.object({ ...countedLine.entries, id: text })),
    code: v.exactOptional(cartCode),
  }),
);

/** Carts beside the one in use, and what two carts held that became one. */
const knownCarts = v.object({
  aside: v.optional(v.array(v.object({ id: v.exactOptional(text), currency: text, country: v.exactOptional(text) }))),
  used: v.optional(v.object({ id: text, market: text })),
  merge: v.optional(v.object({ at: number, held: number, sides: v.array(v.object({ choice: cartChoice, contents })) })),
});

const pendingRequest = v.object({
  at: number,
  commands: v.array(text),
  expects: v.array(
    v.variant('kind', [
      v.object({ kind: v.literal('line'), key: text }),
      v.object({ kind: v.literal('quantity'), lineItemId: text, before: number, after: number }),
    ]),
  ),
  request: v.variant('kind', [
    v.object({ kind: v.literal('change'), cartId: text, version: number, actions: v.array(action) }),
    v.object({
      kind: v.literal('create'),
      lines: v.array(v.object({ key: text, productId: text, variantId: number, quantity: number })),
      codes: v.array(text),
    }),
  ]),
});

const halt = v.object({ failure, times: number, until: number, notBefore: v.exactOptional(number) });

/** Each entry is judged alone: an entry that another version wrote and this one cannot read is moved aside, alone. */
export const outboxItem = persistableItem({
  key: 'outbox@',
  area: 'either',
  owner: 'customer',
  schema: v.object({
    revision: v.fallback(number, 0),
    queued: entriesOf(queuedCommand),
    pending: partOf(pendingRequest),
    done: entriesOf(text),
    news: entriesOf(news),
    halt: partOf(halt),
    forgotten: entriesOf(queuedCommand),
    created: partOf(v.object({ at: number, lines: v.record(text, number), id: v.optional(text) })),
    last: partOf(v.object({ target: text, at: number })),
    carts: partOf(knownCarts),
  }),
});

export const cachedCartItem = persistableItem({
  key: 'cart@',
  area: 'either',
  owner: 'customer',
  schema: cachedCartSchema,
});
