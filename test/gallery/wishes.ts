const parameters = new URLSearchParams(location.search);

/** The options of the gallery, from its address. */
export const wishes = {
  language: parameters.get('language') ?? 'en',
  /** `light` or `dark`; the browser's own when empty. */
  scheme: parameters.get('scheme') ?? '',
  /** A CSS color; Cartlet's when empty. */
  accent: parameters.get('accent') ?? '',
};
