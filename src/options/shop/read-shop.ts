import { batch } from '@preact/signals';
import { send } from '../../ui/send.ts';
import { searchStrategy, settings, shopLanguage } from '../state.ts';

/** Reads the search strategy and the language of the shop. A failure is ignored: the form shows the shop's failures. */
export async function readShop(): Promise<void> {
  const requested = settings.value;
  batch(() => {
    searchStrategy.value = undefined;
    shopLanguage.value = undefined;
  });
  const answer = await send('catalog.abilities').catch(() => undefined);
  // Stale: the settings have changed since the request.
  if (settings.value !== requested) return;
  batch(() => {
    searchStrategy.value = answer?.strategy;
    shopLanguage.value = answer?.language;
  });
}
