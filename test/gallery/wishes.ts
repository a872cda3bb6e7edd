const parameters = new URLSearchParams(location.search);

/** How the gallery is to be shown, by its address. */
export const wishes = {
  language: parameters.get('language') ?? 'en',
  /** `light` or `dark`; the browser's own where it is empty. */
  scheme: parameters.get('scheme') ?? '',
  /** A CSS colour; ours where it is empty. */
  accent: parameters.get('accent') ?? '',
};
