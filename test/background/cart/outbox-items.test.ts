/**
 * The compiler checks these: `outbox.ts` reads and writes the state without a cast, so both types accept each other's
 * values. An optional property that the schema lacks would still be dropped when it is read, so the keys are compared
 * here.
 */
import { expectTypeOf, test } from 'vitest';
import type { outboxItem } from '../../../src/background/cart/outbox-items.ts';
import type { KnownCarts } from '../../../src/commerce/cart-sync/known-carts.ts';
import type {
  CreatedCart,
  OutboxState,
  PendingRequest,
  QueuedCommand,
  SendingHalt,
} from '../../../src/commerce/cart-sync/outbox-state.ts';

type Stored = NonNullable<Awaited<ReturnType<ReturnType<typeof outboxItem>['read']>>>;

test('the schema of the stored outbox has every property of its type', () => {
  expectTypeOf<keyof Stored>().toEqualTypeOf<keyof OutboxState>();
  expectTypeOf<keyof Stored['queued'][number]>().toEqualTypeOf<keyof QueuedCommand>();
  expectTypeOf<keyof NonNullable<Stored['pending']>>().toEqualTypeOf<keyof PendingRequest>();
  expectTypeOf<keyof NonNullable<Stored['halt']>>().toEqualTypeOf<keyof SendingHalt>();
  expectTypeOf<keyof NonNullable<Stored['created']>>().toEqualTypeOf<keyof CreatedCart>();
  expectTypeOf<keyof NonNullable<Stored['carts']>>().toEqualTypeOf<keyof KnownCarts>();
});
