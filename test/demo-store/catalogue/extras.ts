import { type Words, words } from './words.ts';

/** Phrases that follow a name. Those that begin with a comma are joined to the word before. */
export const extras = {
  lid: words('with lid', 'mit Deckel', 'avec couvercle', 'بغطاء'),
  saucer: words('with saucer', 'mit Untertasse', 'avec soucoupe', 'مع صحن'),
  corkLid: words('with cork lid', 'mit Korkdeckel', 'avec couvercle en liège', 'بغطاء من الفلّين'),
  oakHandle: words('with oak handle', 'mit Griff aus Eiche', 'avec manche en chêne', 'بمقبض من خشب البلوط'),
  pair: words(', set of two', ', 2er-Set', ', lot de deux', '، طقم من قطعتين'),
  four: words(', set of four', ', 4er-Set', ', lot de quatre', '، طقم من أربع قطع'),
  six: words(', set of six', ', 6er-Set', ', lot de six', '، طقم من ستّ قطع'),
  giftBox: words('in a gift box', 'in der Geschenkschachtel', 'en coffret cadeau', 'في علبة هدايا'),
  fringe: words('with fringe', 'mit Fransen', 'à franges', 'بشراشيب'),
  pockets: words('with two pockets', 'mit zwei Taschen', 'à deux poches', 'بجيبين'),
  hood: words('with hood', 'mit Kapuze', 'à capuche', 'بقلنسوة'),
  hornButtons: words('with horn buttons', 'mit Hornknöpfen', 'à boutons en corne', 'بأزرار من القرن'),
  wideBrim: words('with wide brim', 'mit breiter Krempe', 'à large bord', 'بحافة عريضة'),
  brassBuckle: words('with brass buckle', 'mit Messingschnalle', 'à boucle en laiton', 'بمشبك نحاسي'),
  strap: words('with shoulder strap', 'mit Schultergurt', 'à bandoulière', 'بحزام للكتف'),
  leatherStraps: words('with leather straps', 'mit Lederriemen', 'à lanières de cuir', 'بأحزمة جلدية'),
  tray: words('with tray', 'mit Tablett', 'avec plateau', 'مع صينية'),
  drip: words('with drip tray', 'mit Untersetzer', 'avec soucoupe', 'مع صحن تصريف'),
  wick: words('with cotton wick', 'mit Baumwolldocht', 'à mèche de coton', 'بفتيل قطني'),
  case: words('in a linen case', 'im Leinenetui', 'en étui de lin', 'في غلاف من الكتان'),
  sheath: words('with leather sheath', 'mit Lederscheide', 'avec étui en cuir', 'بغمد جلدي'),
  long: words(
    'with long handle for deep beds and stubborn roots',
    'mit langem Stiel für tiefe Beete und hartnäckige Wurzeln',
    'à long manche pour massifs profonds et racines tenaces',
    'بمقبض طويل للأحواض العميقة والجذور العنيدة',
  ),
  crossing: words(
    ', boxed with a handwritten card and a year of free repairs',
    ', im Karton mit handgeschriebener Karte und einem Jahr kostenloser Reparatur',
    ', en boîte avec une carte écrite à la main et un an de réparations offertes',
    '، في علبة مع بطاقة مكتوبة بخط اليد وسنة من الإصلاح المجّاني',
  ),
} as const satisfies Record<string, Words>;

export type ExtraKey = keyof typeof extras;
