/** The browser's API for the gallery, which is no extension: it has the texts, and a worker that never answers. */
import { wishes } from './wishes.ts';

type Texts = Record<string, { message: string }>;

const languages = import.meta.glob<Texts>('../../public/_locales/*/messages.json', { import: 'default', eager: true });
const texts = languages[`../../public/_locales/${wishes.language}/messages.json`] ?? {};

function getMessage(key: string, substitutions: string | string[] = []): string {
  const message = texts[key]?.message ?? '';
  return message.replaceAll(/\$(\d)/g, (_, place) => [substitutions].flat()[Number(place) - 1] ?? '');
}

Object.assign(globalThis, {
  chrome: {
    runtime: {
      id: 'gallery',
      getManifest: () => ({ name: 'Cartlet', version: '1.0' }),
      onMessage: { addListener: () => {} },
      sendMessage: () => {},
      openOptionsPage: () => {},
    },
    extension: { getViews: () => [] },
    commands: {
      getAll: (callback: (commands: object[]) => void) =>
        callback([{ name: '_execute_action', shortcut: 'Alt+Shift+C' }]),
    },
    i18n: { getMessage },
  },
});
