import { type Words, words } from './vocabulary/words.ts';

/** A phrase after a product's name, and its factor for the price. */
export interface Extra extends Words {
  factor: number;
}

const costing = (factor: number, said: Words): Extra => ({ ...said, factor });

/** Phrases that follow a name. A phrase that begins with a comma is joined to the word before it. */
export const extras = {
  lid: costing(1.15, words('with lid', 'mit Deckel', 'avec couvercle', 'بغطاء')),
  saucer: costing(1.3, words('with saucer', 'mit Untertasse', 'avec soucoupe', 'مع صحن')),
  corkLid: costing(1.1, words('with cork lid', 'mit Korkdeckel', 'avec couvercle en liège', 'بغطاء من الفلّين')),
  oakHandle: costing(1, words('with oak handle', 'mit Griff aus Eiche', 'avec manche en chêne', 'بمقبض من خشب البلوط')),
  pair: costing(1.85, words(', set of two', ', 2er-Set', ', lot de deux', '، طقم من قطعتين')),
  four: costing(3.4, words(', set of four', ', 4er-Set', ', lot de quatre', '، طقم من أربع قطع')),
  six: costing(4.8, words(', set of six', ', 6er-Set', ', lot de six', '، طقم من ستّ قطع')),
  giftBox: costing(1.1, words('in a gift box', 'in der Geschenkschachtel', 'en coffret cadeau', 'في علبة هدايا')),
  fringe: costing(1, words('with fringe', 'mit Fransen', 'à franges', 'بشراشيب')),
  pockets: costing(1, words('with two pockets', 'mit zwei Taschen', 'à deux poches', 'بجيبين')),
  hood: costing(1, words('with hood', 'mit Kapuze', 'à capuche', 'بقلنسوة')),
  hornButtons: costing(1.05, words('with horn buttons', 'mit Hornknöpfen', 'à boutons en corne', 'بأزرار من القرن')),
  wideBrim: costing(1, words('with wide brim', 'mit breiter Krempe', 'à large bord', 'بحافة عريضة')),
  brassBuckle: costing(1, words('with brass buckle', 'mit Messingschnalle', 'à boucle en laiton', 'بمشبك نحاسي')),
  strap: costing(1.1, words('with shoulder strap', 'mit Schultergurt', 'à bandoulière', 'بحزام للكتف')),
  leatherStraps: costing(1.15, words('with leather straps', 'mit Lederriemen', 'à lanières de cuir', 'بأحزمة جلدية')),
  tray: costing(1.3, words('with tray', 'mit Tablett', 'avec plateau', 'مع صينية')),
  drip: costing(1.1, words('with drip tray', 'mit Untersetzer', 'avec soucoupe', 'مع صحن تصريف')),
  wick: costing(1, words('with cotton wick', 'mit Baumwolldocht', 'à mèche de coton', 'بفتيل قطني')),
  case: costing(1.1, words('in a linen case', 'im Leinenetui', 'en étui de lin', 'في غلاف من الكتان')),
  sheath: costing(1.15, words('with leather sheath', 'mit Lederscheide', 'avec étui en cuir', 'بغمد جلدي')),
  long: costing(
    1.2,
    words(
      'with long handle for deep beds and stubborn roots',
      'mit langem Stiel für tiefe Beete und hartnäckige Wurzeln',
      'à long manche pour massifs profonds et racines tenaces',
      'بمقبض طويل للأحواض العميقة والجذور العنيدة',
    ),
  ),
  crossing: costing(
    1.25,
    words(
      ', boxed with a handwritten card and a year of free repairs',
      ', im Karton mit handgeschriebener Karte und einem Jahr kostenloser Reparatur',
      ', en boîte avec une carte écrite à la main et un an de réparations offertes',
      '، في علبة مع بطاقة مكتوبة بخط اليد وسنة من الإصلاح المجّاني',
    ),
  ),
} as const satisfies Record<string, Extra>;

export type ExtraKey = keyof typeof extras;
