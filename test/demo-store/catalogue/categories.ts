import type { Category } from '@commercetools/platform-sdk';
import { stir, uuidOf } from './seed.ts';
import { slugOf } from './vocabulary/grammar.ts';
import { type Words, words } from './vocabulary/words.ts';

interface Shelf {
  key: string;
  name: Words;
  shelves: readonly Shelf[];
}

const shelf = (key: string, en: string, de: string, fr: string, ar: string, ...shelves: Shelf[]): Shelf => ({
  key,
  name: words(en, de, fr, ar),
  shelves,
});

const shelves: readonly Shelf[] = [
  shelf(
    'kitchen',
    'Kitchen & table',
    'Küche & Tisch',
    'Cuisine & table',
    'المطبخ والمائدة',
    shelf(
      'tea-coffee',
      'Tea & coffee',
      'Tee & Kaffee',
      'Thé & café',
      'الشاي والقهوة',
      shelf('cups', 'Mugs & cups', 'Becher & Tassen', 'Mugs & tasses', 'الأكواب والفناجين'),
      shelf('pots-kettles', 'Pots & kettles', 'Kannen & Kessel', 'Théières & bouilloires', 'الأباريق والغلّايات'),
    ),
    shelf(
      'tableware',
      'Tableware',
      'Geschirr',
      'Vaisselle',
      'أواني المائدة',
      shelf('plates-bowls', 'Plates & bowls', 'Teller & Schalen', 'Assiettes & bols', 'الصحون والسلطانيات'),
      shelf('glasses', 'Glasses & carafes', 'Gläser & Karaffen', 'Verres & carafes', 'الكؤوس والدوارق'),
    ),
    shelf(
      'cooking',
      'Cooking',
      'Kochen',
      'Cuisson',
      'الطهي',
      shelf('pans', 'Pans & casseroles', 'Pfannen & Töpfe', 'Poêles & cocottes', 'المقالي والقدور'),
      shelf('knives-boards', 'Knives & boards', 'Messer & Bretter', 'Couteaux & planches', 'السكاكين والألواح'),
      shelf('kitchen-helpers', 'Kitchen helpers', 'Küchenhelfer', 'Ustensiles', 'أدوات المطبخ'),
    ),
    shelf('larder', 'Larder', 'Vorrat', 'Garde-manger', 'حفظ المؤن'),
  ),
  shelf(
    'house',
    'House',
    'Haus',
    'Maison',
    'البيت',
    shelf(
      'light',
      'Light',
      'Licht',
      'Lumière',
      'الإضاءة',
      shelf('lamps', 'Lamps', 'Leuchten', 'Lampes', 'المصابيح'),
      shelf('candles', 'Candles & holders', 'Kerzen & Leuchter', 'Bougies & bougeoirs', 'الشموع والشمعدانات'),
    ),
    shelf(
      'household-textiles',
      'Household textiles',
      'Heimtextilien',
      'Linge de maison',
      'المنسوجات المنزلية',
      shelf('blankets-cushions', 'Blankets & cushions', 'Decken & Kissen', 'Plaids & coussins', 'البطانيات والوسائد'),
      shelf('table-linen', 'Table & kitchen linen', 'Tisch- & Küchenwäsche', 'Linge de table', 'مفارش المائدة والمطبخ'),
    ),
    shelf('furniture', 'Small furniture', 'Kleinmöbel', 'Petits meubles', 'قطع الأثاث الصغيرة'),
    shelf('vases-baskets', 'Vases & baskets', 'Vasen & Körbe', 'Vases & paniers', 'المزهريات والسلال'),
    shelf('bath', 'Bath', 'Bad', 'Bain', 'الحمّام'),
  ),
  shelf(
    'wardrobe',
    'Wardrobe',
    'Kleiderschrank',
    'Vestiaire',
    'الملابس',
    shelf(
      'tops',
      'Shirts & knitwear',
      'Hemden & Strick',
      'Chemises & mailles',
      'القمصان والمحبوكات',
      shelf('shirts', 'Shirts', 'Hemden & Shirts', 'Chemises & t-shirts', 'القمصان'),
      shelf('knitwear', 'Knitwear', 'Strickwaren', 'Mailles', 'الملابس المحبوكة'),
    ),
    shelf('trousers-dresses', 'Trousers & dresses', 'Hosen & Kleider', 'Pantalons & robes', 'السراويل والفساتين'),
    shelf('outerwear', 'Jackets', 'Jacken', 'Vestes', 'السترات'),
    shelf(
      'accessories',
      'Accessories',
      'Accessoires',
      'Accessoires',
      'الإكسسوارات',
      shelf('hats', 'Hats & caps', 'Hüte & Mützen', 'Chapeaux & bonnets', 'القبّعات'),
      shelf('scarves-gloves', 'Scarves & gloves', 'Schals & Handschuhe', 'Écharpes & gants', 'الأوشحة والقفّازات'),
      shelf('socks-belts', 'Socks & belts', 'Socken & Gürtel', 'Chaussettes & ceintures', 'الجوارب والأحزمة'),
    ),
    shelf('shoes', 'Shoes', 'Schuhe', 'Chaussures', 'الأحذية'),
  ),
  shelf(
    'desk',
    'Desk',
    'Schreibtisch',
    'Bureau',
    'المكتب',
    shelf('paper', 'Paper', 'Papier', 'Papeterie', 'الورق'),
    shelf('writing', 'Writing', 'Schreiben', 'Écriture', 'أدوات الكتابة'),
    shelf('desk-tools', 'Desk tools', 'Schreibtischhelfer', 'Outils de bureau', 'لوازم المكتب'),
  ),
  shelf(
    'garden',
    'Garden',
    'Garten',
    'Jardin',
    'الحديقة',
    shelf('garden-tools', 'Garden tools', 'Gartenwerkzeug', 'Outils de jardin', 'أدوات البستنة'),
    shelf('watering', 'Watering', 'Gießen', 'Arrosage', 'الريّ'),
    shelf('planters', 'Pots & planters', 'Töpfe & Kübel', 'Pots & jardinières', 'الأصص والأحواض'),
    shelf('birds', 'Birds & guests', 'Vögel & Gäste', 'Oiseaux & compagnie', 'الطيور وضيوف الحديقة'),
  ),
  shelf(
    'outdoors',
    'Paths & shore',
    'Wege & Ufer',
    'Sentiers & rivages',
    'الدروب والشاطئ',
    shelf('bags', 'Bags & backpacks', 'Taschen & Rucksäcke', 'Sacs & sacs à dos', 'الحقائب'),
    shelf('flasks', 'Bottles & flasks', 'Flaschen & Isolierkannen', 'Gourdes & thermos', 'القوارير والترامس'),
    shelf('pathfinding', 'Pocket & path', 'Unterwegs', 'En chemin', 'لوازم الطريق'),
  ),
  shelf(
    'presents',
    'Presents',
    'Geschenke',
    'Cadeaux',
    'الهدايا',
    shelf('small-presents', 'Small presents', 'Kleine Geschenke', 'Petits cadeaux', 'هدايا صغيرة'),
    shelf('for-hosts', 'For hosts', 'Für Gastgeber', 'Pour vos hôtes', 'هدايا للمضيفين'),
  ),
];

const openingDay = '2021-03-20T08:00:00.000Z';

/** The categories of the shop, parents before their children. */
export function createCategories(seed: number): Category[] {
  const made: Category[] = [];
  const place = (list: readonly Shelf[], above: readonly Category[]) => {
    for (const [index, { key, name, shelves: below }] of list.entries()) {
      const parent = above.at(-1);
      const category: Category = {
        id: uuidOf(seed, categoryKind, stir(...[...key].map((letter) => letter.charCodeAt(0)))),
        version: 3,
        createdAt: openingDay,
        lastModifiedAt: openingDay,
        key,
        name,
        slug: { en: key, de: slugOf(name.de), fr: `${slugOf(name.fr)}-fr`, ar: `${key}-ar` },
        ancestors: above.map(({ id }) => ({ typeId: 'category', id })),
        ...(parent ? { parent: { typeId: 'category', id: parent.id } } : {}),
        orderHint: orderHint(index, above.length),
        assets: [],
      };
      made.push(category);
      place(below, [...above, category]);
    }
  };
  place(shelves, []);
  return made;
}

/** Separates category ids from all other ids of the same seed. */
const categoryKind = 11;

/** commercetools sorts by a decimal between 0 and 1 in a string. */
const orderHint = (index: number, level: number) => `0.${level + 1}${String(index + 1).padStart(2, '0')}`;
