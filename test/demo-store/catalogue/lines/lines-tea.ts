import { noun } from '../vocabulary/grammar.ts';
import { words } from '../vocabulary/words.ts';
import { line } from './line.ts';

/** Things for making and drinking tea and coffee. */
export const teaLines = [
  line(
    'mug',
    noun('mug', 'Becher m', 'mug m', 'كوب m'),
    {
      category: 'cups',
      trade: 'ceramics',
      euros: [12, 34],
      of: 'stoneware porcelain enamel',
      qualities: 'speckled striped small large glazed fluted banded matt dotted two-tone',
      extras: ['pair', 'giftBox'],
      palette: 'glaze',
      weight: 2,
    },
    words(
      'A mug that fits the hand before it fits the cupboard, with a handle wide enough for three cold fingers.',
      'Ein Becher, der zuerst in die Hand passt und dann in den Schrank, mit einem Henkel für drei kalte Finger.',
      'Un mug fait pour la main avant le placard, avec une anse assez large pour trois doigts froids.',
      'كوب يناسب اليد قبل أن يناسب الخزانة، بمقبض يتّسع لثلاثة أصابع باردة.',
    ),
  ),
  line(
    'cup',
    noun('espresso cup', 'Espressotasse f', 'tasse à espresso f', 'فنجان قهوة m'),
    {
      category: 'cups',
      trade: 'ceramics',
      euros: [9, 24],
      of: 'porcelain stoneware',
      qualities: 'speckled banded fluted matt two-tone glazed fine',
      extras: ['saucer', 'pair', 'four', 'giftBox'],
      palette: 'glaze',
    },
    words(
      'Two good mouthfuls, kept hot by a thick base and a narrow rim.',
      'Zwei gute Schlucke, warm gehalten von dickem Boden und schmalem Rand.',
      'Deux bonnes gorgées, gardées chaudes par un fond épais et un bord étroit.',
      'رشفتان طيّبتان تبقيان ساخنتين بفضل قاعدة سميكة وحافّة ضيّقة.',
    ),
  ),
  line(
    'beaker',
    noun('beaker', 'Trinkbecher m', 'gobelet m', 'قدح m'),
    {
      category: 'cups',
      trade: 'ceramics',
      euros: [8, 22],
      of: 'stoneware porcelain earthenware',
      qualities: 'speckled striped fluted tall low glazed dotted matt',
      extras: ['pair', 'four'],
      palette: 'glaze',
    },
    words(
      'No handle, no fuss: for water at the desk, milk at the stove, or one last drop of red.',
      'Ohne Henkel, ohne Umstände: für Wasser am Schreibtisch, Milch am Herd oder den letzten Schluck Rotwein.',
      'Sans anse ni façons : pour l’eau au bureau, le lait près du feu ou un dernier jus de raisin.',
      'بلا مقبض ولا تكلّف، للماء على المكتب أو الحليب قرب الموقد.',
    ),
  ),
  line(
    'teapot',
    noun('teapot', 'Teekanne f', 'théière f', 'إبريق شاي m'),
    {
      category: 'pots-kettles',
      trade: 'ceramics',
      euros: [39, 95],
      of: 'stoneware porcelain cast-iron',
      qualities: 'speckled small large round glazed fluted banded matt two-tone',
      extras: ['giftBox', 'tray'],
      palette: 'glaze',
    },
    words(
      'It pours without a drip and keeps a second cup warm while you read the first chapter.',
      'Sie gießt, ohne zu tropfen, und hält die zweite Tasse warm, während man das erste Kapitel liest.',
      'Elle verse sans goutter et garde une seconde tasse au chaud le temps d’un chapitre.',
      'يصبّ دون أن يقطر، ويحفظ كوبًا ثانيًا دافئًا ريثما تقرأ الفصل الأول.',
    ),
  ),
  line(
    'coffee-pot',
    noun('coffee pot', 'Kaffeekanne f', 'cafetière f', 'إبريق قهوة m'),
    {
      category: 'pots-kettles',
      trade: 'ceramics',
      euros: [34, 89],
      of: 'enamel porcelain stoneware',
      qualities: 'tall speckled striped large banded two-tone matt',
      extras: ['lid', 'giftBox'],
      palette: 'enamel',
    },
    words(
      'A tall pot for long breakfasts, steady on the stove and handsome on the table.',
      'Eine hohe Kanne für lange Frühstücke, standfest auf dem Herd und schön auf dem Tisch.',
      'Une haute verseuse pour longs petits déjeuners, stable sur le feu, belle à table.',
      'إبريق طويل لفطور طويل، ثابت على الموقد وجميل على المائدة.',
    ),
  ),
  line(
    'french-press',
    noun('French press', 'Pressstempelkanne f', 'cafetière à piston f', 'مكبس قهوة m'),
    {
      category: 'pots-kettles',
      trade: 'metal',
      euros: [36, 78],
      of: 'steel copper brass',
      qualities: 'small large polished brushed classic',
      extras: ['giftBox'],
    },
    words(
      'Four minutes, one slow push, and the kitchen smells of morning.',
      'Vier Minuten, ein langsamer Druck, und die Küche duftet nach Morgen.',
      'Quatre minutes, une lente pression, et la cuisine sent le matin.',
      'أربع دقائق وضغطة بطيئة واحدة، فتفوح من المطبخ رائحة الصباح.',
    ),
  ),
  line(
    'kettle',
    noun('kettle', 'Wasserkessel m', 'bouilloire f', 'غلّاية f'),
    {
      category: 'pots-kettles',
      trade: 'metal',
      euros: [45, 120],
      of: 'enamel steel copper',
      qualities: 'large small polished hammered round classic',
      extras: ['oakHandle'],
      palette: 'enamel',
    },
    words(
      'It sings just before the boil, low enough not to wake anyone.',
      'Er singt kurz vor dem Kochen, so leise, dass niemand davon aufwacht.',
      'Elle chante juste avant l’ébullition, assez bas pour ne réveiller personne.',
      'تغنّي قبيل الغليان بصوت لا يوقظ أحدًا.',
    ),
  ),
  line(
    'tea-caddy',
    noun('tea caddy', 'Teedose f', 'boîte à thé f', 'علبة شاي f'),
    {
      category: 'larder',
      trade: 'metal',
      euros: [14, 38],
      of: 'steel copper brass',
      qualities: 'small round tall hammered polished brushed',
      extras: ['lid', 'pair'],
    },
    words(
      'The inner lid sinks under its own weight and keeps a hundred grams of leaves quiet.',
      'Der innere Deckel sinkt von selbst und bewahrt hundert Gramm Blätter in aller Ruhe.',
      'Le couvercle intérieur descend seul et garde cent grammes de feuilles au calme.',
      'ينزل غطاؤها الداخلي بثقله ويحفظ مئة غرام من الشاي.',
    ),
  ),
];
