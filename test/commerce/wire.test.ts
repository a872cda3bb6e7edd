import type * as sdk from '@commercetools/platform-sdk';
import type * as v from 'valibot';
import { expectTypeOf, test } from 'vitest';
import type { signInResult, WireCustomer } from '../../src/commerce/account/profile-wire.ts';
import type { WireCart, WireLineItem } from '../../src/commerce/cart/cart-wire.ts';
import type { WireCategory, WireMoney, WireProjection, WireVariant } from '../../src/commerce/wire.ts';

// Said by the compiler: without the types it would say nothing.
test('no field is read that the documented resource lacks', () => {
  expectTypeOf<keyof WireProjection>().toExtend<keyof sdk.ProductProjection>();
  expectTypeOf<keyof WireVariant>().toExtend<keyof sdk.ProductVariant>();
  expectTypeOf<keyof WireCategory>().toExtend<keyof sdk.Category>();
  expectTypeOf<keyof WireMoney>().toExtend<keyof sdk.HighPrecisionMoney>();
  // What could not be read is counted by us.
  expectTypeOf<Exclude<keyof WireCart, 'unread'>>().toExtend<keyof sdk.Cart>();
  expectTypeOf<keyof WireLineItem>().toExtend<keyof sdk.LineItem>();
  expectTypeOf<keyof WireCustomer>().toExtend<keyof sdk.Customer>();
  expectTypeOf<keyof v.InferOutput<typeof signInResult>>().toExtend<keyof sdk.CustomerSignInResult>();
});
