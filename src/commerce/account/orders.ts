/** The customer's orders. https://docs.commercetools.com/api/projects/me-orders */
import * as v from 'valibot';
import type { Api } from '../client/api.ts';
import { listOf, read } from '../wire.ts';

/** Orders that are read. */
const maxOrders = 10;
const orderPage = v.object({
  results: listOf(
    v.object({ lineItems: listOf(v.object({ productId: v.string(), variant: v.object({ id: v.number() }) })) }),
  ),
});

/**
 * The products of the latest orders, the newest first, each once with the variant that was bought last. One request.
 */
export async function boughtBefore(api: Api): Promise<{ id: string; variantId: number }[]> {
  const body = await api({
    purpose: 'own',
    path: '/me/orders',
    query: [
      ['sort', 'createdAt desc'],
      ['limit', String(maxOrders)],
      ['withTotal', 'false'],
    ],
  });
  const bought = new Map<string, number>();
  for (const { productId, variant } of read(orderPage, body).results.flatMap(({ lineItems }) => lineItems)) {
    if (!bought.has(productId)) bought.set(productId, variant.id);
  }
  return [...bought].map(([id, variantId]) => ({ id, variantId }));
}
