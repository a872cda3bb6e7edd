import { joined, text } from '../../ui/text.ts';
import { LiveMessage } from '../live-message.tsx';
import { shopLanguageText } from '../shop/shop-language.ts';
import { connectionTest, draft, settings, shopLanguage } from '../state.ts';
import { labelFor, preferenceFields } from './fields.ts';
import { Proposals } from './proposals.tsx';
import { Fields, Group } from './settings-group.tsx';

/** Currency, country, locale and store, with the values that the project offers. */
export function PreferencesGroup() {
  return (
    <Group title={text('preferences')} note={text('preferencesNote')}>
      <TakenDefaults />
      <Fields fields={preferenceFields}>
        {(name) => (
          <>
            {name === 'locale' && <ShopLanguage />}
            <Proposals name={name} />
          </>
        )}
      </Fields>
    </Group>
  );
}

/** Names the preferences that the connection test has set to the project's defaults. */
function TakenDefaults() {
  const taken = connectionTest.value?.taken ?? [];
  const names = taken.flatMap((name) => labelFor(name) ?? []).map((key) => text(key));
  return <LiveMessage class="options-filled" words={names.length > 0 && text('proposalTaken', joined(names))} />;
}

/** Names the language that the shop is read in, below the locale as long as it is the saved one. */
function ShopLanguage() {
  const { locale = '' } = settings.value?.preferences ?? {};
  const language = draft.value?.locale === locale ? shopLanguage.value : undefined;
  return <LiveMessage class="field-note" words={language && shopLanguageText(language, locale)} />;
}
