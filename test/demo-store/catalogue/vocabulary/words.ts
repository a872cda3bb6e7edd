import type { Language } from '../shape.ts';

/** The same thing said in every language of the catalogue. */
export type Words = Record<Language, string>;

/** Words in the order English, German, French, Arabic. */
export const words = (en: string, de: string, fr: string, ar: string): Words => ({ en, de, fr, ar });
