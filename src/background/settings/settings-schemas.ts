/** What the options page's questions about the settings must look like. */
import * as v from 'valibot';
import type { Question } from '../../contract/messages.ts';
import type { SettingsForm } from '../../contract/settings.ts';
import { id, text } from '../schemas.ts';

/** Any text passes: `validate-settings.ts` says at which field a text is too long. */
export const settingsForm = v.object({
  connection: v.object({
    projectKey: text,
    clientId: text,
    clientSecret: text,
    authUrl: text,
    apiUrl: text,
    scopes: text,
  }),
  preferences: v.object({ currency: text, country: text, locale: text, storeKey: v.optional(text, '') }),
  pages: v.exactOptional(v.object({ shop: text, product: text, checkout: text, terms: text, privacy: text })),
  look: v.exactOptional(v.object({ accent: text })),
}) satisfies v.GenericSchema<unknown, SettingsForm>;

export const connectionTestQuestion = v.object({
  form: settingsForm,
  open: v.array(v.picklist(['currency', 'country', 'locale'])),
  run: id,
}) satisfies v.GenericSchema<unknown, Question<'settings.try'>>;
