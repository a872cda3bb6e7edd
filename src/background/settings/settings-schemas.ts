/** What the options page's questions about the settings must look like. */
import * as v from 'valibot';
import type { Question } from '../../contract/messages.ts';
import type { SettingsForm } from '../../contract/settings.ts';
import { id, text } from '../schemas.ts';
import { connectionFields, pageFields, preferenceFields } from './settings-fields.ts';

/** Any text passes: `validate-settings.ts` says at which field a text is too long. */
export const settingsForm = v.object({
  connection: v.object(connectionFields(() => text)),
  preferences: v.object({ ...preferenceFields(() => text), storeKey: v.optional(text, '') }),
  pages: v.exactOptional(v.object(pageFields(() => text))),
  look: v.exactOptional(v.object({ accent: text })),
}) satisfies v.GenericSchema<unknown, SettingsForm>;

export const connectionTestQuestion = v.object({
  form: settingsForm,
  open: v.array(v.picklist(['currency', 'country', 'locale'])),
  run: id,
}) satisfies v.GenericSchema<unknown, Question<'settings.try'>>;
