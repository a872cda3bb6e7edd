/**
 * The outbox as it is stored. The schema's output and {@link OutboxState} are one type, and the compiler checks it: see
 * `outbox.ts`, which reads the one as the other and writes it back, without a cast.
 */
import * as v from 'valibot';
import type { PendingRequest } from '../../commerce/cart-sync/outbox-state.ts';
import type { Failure } from '../../contract/failure.ts';
import { failureNames } from '../../contract/failure.ts';
import { entriesOf, partOf } from '../browser/storage-item.ts';
import { cartChoice, cartCode, cartCommand, countedLine } from './cart-command-schema.ts';

type UpdateAction = Extract<PendingRequest['request'], { kind: 'change' }>['actions'][number];

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
  aside: v.optional(
    v.array(v.object({ id: v.exactOptional(text), currency: text, country: v.exactOptional(text) })),
  ),
  used: v.optional(v.object({ id: text, market: text })),
  merge: v.optional(
    v.object({ at: number, held: number, sides: v.array(v.object({ choice: cartChoice, contents })) }),
  ),
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

/** Judges each entry alone: an entry that another version wrote and this one cannot read is handed to `pass`. */
export const outboxSchema = (pass: (part: unknown) => void) =>
  v.object({
    revision: v.fallback(number, 0),
    queued: entriesOf(queuedCommand, pass),
    pending: partOf(pendingRequest, pass),
    done: entriesOf(text, pass),
    news: entriesOf(news, pass),
    halt: partOf(halt, pass),
    forgotten: entriesOf(queuedCommand, pass),
    created: partOf(v.object({ at: number, lines: v.record(text, number), id: v.optional(text) }), pass),
    last: partOf(v.object({ target: text, at: number }), pass),
    carts: partOf(knownCarts, pass),
  });
