import type { Language } from '../shape.ts';

/** A text in every language of the catalogue. */
export type Words = Record<Language, string>;

/** A text in English, German, French and Arabic. */
export const words = (en: string, de: string, fr: string, ar: string): Words => ({ en, de, fr, ar });
