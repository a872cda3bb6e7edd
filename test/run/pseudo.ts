import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const accented: Record<string, string> = {
  ...{ a: 'å', c: 'ç', e: 'é', g: 'ğ', i: 'ï', l: 'ł', n: 'ñ', o: 'ö', s: 'š', u: 'ü', y: 'ÿ', z: 'ž' },
  ...{ A: 'Å', C: 'Ç', E: 'É', I: 'Ï', N: 'Ñ', O: 'Ö', S: 'Š', U: 'Ü', Y: 'Ÿ', Z: 'Ž' },
};
/** Parts of a text that must stay unchanged. */
const kept = /(\$\d|\{\w+\}|https?:\S+)/;
/** Keys that the panel does not show. */
const settings = ['textLanguage', 'textDirection', 'extensionDescription', 'brandedDescription'];

/**
 * A pseudo-translation: a third longer, accented and in brackets. It shows texts that are cut off, composed of pieces
 * or not translated.
 */
export function pseudoText(key: string, message: string): string {
  if (settings.includes(key)) return message;
  const words = message
    .split(kept)
    .map((part, place) =>
      place % 2 === 1 ? part : part.replaceAll(/[a-zA-Z]/g, (letter) => accented[letter] ?? letter),
    )
    .join('');
  return `[${words}${' ·'.repeat(Math.ceil(message.length / 6))}]`;
}

/**
 * Copies a built extension and replaces the English texts of the copy by pseudo-translations. The copy is not shipped.
 */
export async function buildPseudo(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  const file = join(to, '_locales/en/messages.json');
  const texts = JSON.parse(await readFile(file, 'utf8')) as Record<string, { message: string }>;
  const pseudo = Object.entries(texts).map(([key, { message }]) => [key, { message: pseudoText(key, message) }]);
  await writeFile(file, JSON.stringify(Object.fromEntries(pseudo)));
}
