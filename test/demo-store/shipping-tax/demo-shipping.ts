/** The shipping methods of the demo shop, their zones and prices. */
import type { LocalizedString } from '@commercetools/platform-sdk';
import { words } from '../catalogue/vocabulary/words.ts';
import type { Amounts } from '../discounts/demo-discounts.ts';

/** Countries with the same prices. The shop ships to no other country. */
export const zones = {
  germany: ['DE'],
  france: ['FR'],
  america: ['US'],
  japan: ['JP'],
  gulf: ['AE'],
} as const satisfies Record<string, readonly string[]>;

export interface ZonePlan {
  readonly zone: keyof typeof zones;
  /** By currency, in the minor unit. */
  readonly price: Amounts;
  /** Shipping is free from this sum of lines after discounts. */
  readonly freeAbove?: Amounts;
}

export interface MethodPlan {
  readonly key: string;
  readonly name: LocalizedString & { en: string };
  readonly description: LocalizedString;
  readonly isDefault?: boolean;
  /** Largest number of items in a cart. */
  readonly most?: number;
  readonly zones: readonly ZonePlan[];
}

export const shippingPlans: readonly MethodPlan[] = [
  {
    key: 'parcel',
    name: words('Parcel', 'Paket', 'Colis', 'طرد'),
    description: words('Three to five days.', 'Drei bis fünf Tage.', 'Trois à cinq jours.', 'من ثلاثة إلى خمسة أيام.'),
    isDefault: true,
    zones: [
      { zone: 'germany', price: { EUR: 490 }, freeAbove: { EUR: 6000 } },
      { zone: 'france', price: { EUR: 990 }, freeAbove: { EUR: 12_000 } },
      { zone: 'america', price: { USD: 1200, EUR: 1100 }, freeAbove: { USD: 15_000 } },
      { zone: 'japan', price: { JPY: 1500, EUR: 1300 }, freeAbove: { JPY: 20_000 } },
      { zone: 'gulf', price: { EUR: 1900, USD: 2000 } },
    ],
  },
  {
    key: 'express',
    name: words('Express', 'Express', 'Express', 'سريع'),
    description: words('The next working day.', 'Am nächsten Werktag.', 'Le jour ouvré suivant.', 'يوم العمل التالي.'),
    zones: [
      { zone: 'germany', price: { EUR: 1290 } },
      { zone: 'america', price: { USD: 2900 } },
      { zone: 'japan', price: { JPY: 3200 } },
    ],
  },
  {
    key: 'letter',
    name: words('Letter post', 'Briefpost', 'Lettre', 'بريد الرسائل'),
    description: words(
      'For up to three pieces.',
      'Für bis zu drei Stück.',
      'Jusqu’à trois pièces.',
      'لثلاث قطع على الأكثر.',
    ),
    most: 3,
    zones: [{ zone: 'germany', price: { EUR: 210 } }],
  },
];
