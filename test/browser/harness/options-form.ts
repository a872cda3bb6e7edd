import type { Page } from '@playwright/test';
import type { SettingsForm } from '../../../src/contract/settings.ts';
import type { Texts } from '../../run/texts.ts';

/** Fills the fields of the options page, which it finds by their labels, with a connection, and presses Save. */
export async function saveInForm(
  options: Page,
  texts: Texts,
  { connection, preferences: { currency, country, locale } }: SettingsForm,
): Promise<void> {
  const fields = { ...connection, currency, country, locale };
  for (const [label, value] of Object.entries(fields) as [keyof typeof fields, string][]) {
    await options.getByRole('textbox', { name: texts(label), exact: true }).fill(value);
  }
  await options.getByRole('button', { name: texts('save') }).click();
}
