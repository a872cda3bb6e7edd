import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const accented: Record<string, string> = {
  ...{ a: 'å', c: 'ç', e: 'é', g: 'ğ', i: 'ï', l: 'ł', n: 'ñ', o: 'ö', s: 'š', u: 'ü', y: 'ÿ', z: 'ž' },
  ...{ A: 'Å', C: 'Ç', E: 'É', I: 'Ï', N: 'Ñ', O: 'Ö', S: 'Š', U: 'Ü', Y: 'Ÿ', Z: 'Ž' },
};
/** What would break if it were written otherwise. */
const kept = /(\$\d|\{\w+\}|https?:\S+)/;
/** Not shown, or not by the panel. */
const settings = ['textLanguage', 'textDirection', 'extensionDescription', 'brandedDescription'];

/**
 * A text as no language has it: longer by a third, accented and in brackets, so that what is cut off, what is put together from
 * pieces and what comes from nowhere is seen.
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

/** Copies a built extension and gives the copy pseudo-texts in place of the English ones. It is never shipped. */
export async function buildPseudo(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  const file = join(to, '_locales/en/messages.json');
  const texts = JSON.parse(await readFile(file, 'utf8')) as Record<string, { message: string }>;
  const pseudo = Object.entries(texts).map(([key, { message }]) => [key, { message: pseudoText(key, message) }]);
  await writeFile(file, JSON.stringify(Object.fromEntries(pseudo)));
}
