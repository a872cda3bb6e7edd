import { words } from './vocabulary/words.ts';

/**
 * The demo shop's own description. Slack water is the still half hour between two tides, in which a harbour has time to
 * mend, brew tea and write letters.
 */
export const demoShop = {
  key: 'slack-water',
  name: words('Slack Water', 'Stillwasser', 'L’Étale', 'هدأة المدّ'),
  motto: words(
    'Good things for the still hour between the tides.',
    'Gute Dinge für die stille Stunde zwischen den Gezeiten.',
    'De belles choses pour l’heure calme entre deux marées.',
    'أشياء جيدة لساعة السكون بين المدّ والجزر.',
  ),
  /** A deep green-blue, with a contrast of 7.5:1 against white. */
  accent: '#1d5c66',
} as const;
