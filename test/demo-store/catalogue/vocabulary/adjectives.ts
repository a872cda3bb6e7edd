import type { Adjective } from './grammar.ts';

/** The pattern that a quality gives to the picture. */
export type Pattern =
  | 'plain'
  | 'speckle'
  | 'stripe'
  | 'band'
  | 'rib'
  | 'check'
  | 'dip'
  | 'dots'
  | 'herringbone'
  | 'marl'
  | 'two-tone';

export interface Quality extends Adjective {
  key: string;
  pattern: Pattern;
  /** Scale of the drawing. */
  scale: number;
}

/** Forms are separated by blanks; underscores stand for blanks within a form. */
const forms = (entry: string) => entry.split(' ').map((form) => form.replaceAll('_', ' '));

/** French forms in the order masculine, feminine, masculine plural, feminine plural; Arabic masculine, feminine. */
const row = (
  key: string,
  en: string,
  de: string,
  fr: string,
  ar: string,
  look: { pattern?: Pattern; scale?: number; frBefore?: boolean } = {},
): Quality => {
  const [m = '', f = '', mp = '', fp = ''] = forms(fr);
  const [arM = '', arF = ''] = forms(ar);
  return {
    key,
    en,
    de,
    fr: { m, f, mp, fp },
    frBefore: look.frBefore ?? false,
    ar: { m: arM, f: arF },
    pattern: look.pattern ?? 'plain',
    scale: look.scale ?? 1,
  };
};

const rows = [
  row('small', 'small', 'klein', 'petit petite petits petites', 'صغير صغيرة', { scale: 0.86, frBefore: true }),
  row('large', 'large', 'groß', 'grand grande grands grandes', 'كبير كبيرة', { scale: 1.08, frBefore: true }),
  row('speckled', 'speckled', 'gesprenkelt', 'moucheté mouchetée mouchetés mouchetées', 'مرقّط مرقّطة', {
    pattern: 'speckle',
  }),
  row('striped', 'striped', 'gestreift', 'rayé rayée rayés rayées', 'مخطّط مخطّطة', { pattern: 'stripe' }),
  row('ribbed', 'ribbed', 'gerippt', 'côtelé côtelée côtelés côtelées', 'مضلّع مضلّعة', { pattern: 'rib' }),
  row('fluted', 'fluted', 'geriffelt', 'cannelé cannelée cannelés cannelées', 'محزّز محزّزة', { pattern: 'rib' }),
  row('checked', 'checked', 'kariert', 'quadrillé quadrillée quadrillés quadrillées', 'ذو_مربّعات ذات_مربّعات', {
    pattern: 'check',
  }),
  row('dotted', 'dotted', 'gepunktet', 'pointillé pointillée pointillés pointillées', 'منقّط منقّطة', {
    pattern: 'dots',
  }),
  row('glazed', 'glazed', 'glasiert', 'émaillé émaillée émaillés émaillées', 'مزجّج مزجّجة', { pattern: 'dip' }),
  row('two-tone', 'two-tone', 'zweifarbig', 'bicolore bicolore bicolores bicolores', 'ثنائي_اللون ثنائية_اللون', {
    pattern: 'two-tone',
  }),
  row(
    'banded',
    'hand-painted',
    'handbemalt',
    'peint_à_la_main peinte_à_la_main peints_à_la_main peintes_à_la_main',
    'مرسوم_باليد مرسومة_باليد',
    { pattern: 'band' },
  ),
  row('matt', 'matt', 'matt', 'mat mate mats mates', 'مطفأ مطفأة'),
  row('plain', 'plain', 'schlicht', 'uni unie unis unies', 'سادة سادة'),
  row('round', 'round', 'rund', 'rond ronde ronds rondes', 'مستدير مستديرة'),
  row('oval', 'oval', 'oval', 'ovale ovale ovales ovales', 'بيضوي بيضوية'),
  row('deep', 'deep', 'tief', 'profond profonde profonds profondes', 'عميق عميقة'),
  row('shallow', 'shallow', 'flach', 'plat plate plats plates', 'مسطّح مسطّحة'),
  row('tall', 'tall', 'hoh', 'haut haute hauts hautes', 'عالٍ عالية', { scale: 1.05 }),
  row('low', 'low', 'niedrig', 'bas basse bas basses', 'منخفض منخفضة', { scale: 0.94 }),
  row('slim', 'slim', 'schmal', 'étroit étroite étroits étroites', 'رفيع رفيعة'),
  row('long', 'long', 'lang', 'long longue longs longues', 'طويل طويلة'),
  row('short', 'short', 'kurz', 'court courte courts courtes', 'قصير قصيرة'),
  row('sturdy', 'sturdy', 'robust', 'solide solide solides solides', 'متين متينة'),
  row('light', 'lightweight', 'leicht', 'léger légère légers légères', 'خفيف خفيفة'),
  row('heavy', 'heavy', 'schwer', 'lourd lourde lourds lourdes', 'ثقيل ثقيلة'),
  row('warm', 'warm', 'warm', 'chaud chaude chauds chaudes', 'دافئ دافئة'),
  row('soft', 'soft', 'weich', 'doux douce doux douces', 'ناعم ناعمة'),
  row('lined', 'lined', 'gefüttert', 'doublé doublée doublés doublées', 'مبطّن مبطّنة'),
  row(
    'waterproof',
    'waterproof',
    'wasserdicht',
    'imperméable imperméable imperméables imperméables',
    'مقاوم_للماء مقاومة_للماء',
  ),
  row('foldable', 'folding', 'faltbar', 'pliant pliante pliants pliantes', 'قابل_للطيّ قابلة_للطيّ'),
  row('quilted', 'quilted', 'gesteppt', 'matelassé matelassée matelassés matelassées', 'مضرّب مضرّبة', {
    pattern: 'check',
  }),
  row('herringbone', 'herringbone', 'fischgratgewebt', 'chevronné chevronnée chevronnés chevronnées', 'متعرّج متعرّجة', {
    pattern: 'herringbone',
  }),
  row('marled', 'marled', 'meliert', 'chiné chinée chinés chinées', 'مبرقش مبرقشة', { pattern: 'marl' }),
  row('cable', 'cable-knit', 'zopfgestrickt', 'torsadé torsadée torsadés torsadées', 'مجدول مجدولة', {
    pattern: 'rib',
  }),
  row('coarse', 'chunky', 'grob', 'épais épaisse épais épaisses', 'سميك سميكة', { pattern: 'marl' }),
  row('fine', 'fine', 'fein', 'fin fine fins fines', 'رقيق رقيقة'),
  row('woven', 'woven', 'gewebt', 'tissé tissée tissés tissées', 'منسوج منسوجة', { pattern: 'herringbone' }),
  row('braided', 'braided', 'geflochten', 'tressé tressée tressés tressées', 'مضفور مضفورة', {
    pattern: 'herringbone',
  }),
  row('forged', 'hand-forged', 'handgeschmiedet', 'forgé forgée forgés forgées', 'مطروق مطروقة', { pattern: 'marl' }),
  row('polished', 'polished', 'poliert', 'poli polie polis polies', 'مصقول مصقولة'),
  row('brushed', 'brushed', 'gebürstet', 'brossé brossée brossés brossées', 'مصنفر مصنفرة'),
  row('oiled', 'oiled', 'geölt', 'huilé huilée huilés huilées', 'مزيّت مزيّتة'),
  row('carved', 'carved', 'geschnitzt', 'sculpté sculptée sculptés sculptées', 'منحوت منحوتة', { pattern: 'rib' }),
  row('curved', 'curved', 'geschwungen', 'courbé courbée courbés courbées', 'منحنٍ منحنية'),
  row('pointed', 'pointed', 'spitz', 'pointu pointue pointus pointues', 'مدبّب مدبّبة'),
  row('ruled', 'ruled', 'liniert', 'ligné lignée lignés lignées', 'مسطّر مسطّرة', { pattern: 'band' }),
  row('unruled', 'unruled', 'unliniert', 'vierge vierge vierges vierges', 'أبيض بيضاء'),
  row('scented', 'scented', 'duftend', 'parfumé parfumée parfumés parfumées', 'معطّر معطّرة'),
  row('unscented', 'unscented', 'unparfümiert', 'neutre neutre neutres neutres', 'محايد محايدة'),
  row(
    'hand-poured',
    'hand-poured',
    'handgegossen',
    'coulé_à_la_main coulée_à_la_main coulés_à_la_main coulées_à_la_main',
    'مصبوب_يدويًا مصبوبة_يدويًا',
  ),
  row('washed', 'washed', 'vorgewaschen', 'lavé lavée lavés lavées', 'مغسول مغسولة', { pattern: 'marl' }),
  row('loose', 'loose-cut', 'weit', 'ample ample amples amples', 'فضفاض فضفاضة'),
  row('classic', 'classic', 'klassisch', 'classique classique classiques classiques', 'كلاسيكي كلاسيكية'),
  row('nordic', 'Nordic', 'nordisch', 'nordique nordique nordiques nordiques', 'إسكندنافي إسكندنافية', {
    pattern: 'band',
  }),
  row('retractable', 'retractable', 'einziehbar', 'rétractable rétractable rétractables rétractables', 'منزلق منزلقة'),
  row('hammered', 'hammered', 'gehämmert', 'martelé martelée martelés martelées', 'مطرّق مطرّقة', { pattern: 'marl' }),
] satisfies Quality[];

const byKey = new Map<string, Quality>(rows.map((quality) => [quality.key, quality]));

/**
 * The qualities with these keys.
 *
 * @throws {RangeError} for an unknown key
 */
export const qualities = (keys: string): readonly Quality[] =>
  keys.split(' ').map((key) => {
    const quality = byKey.get(key);
    if (!quality) throw new RangeError(`no quality ${key}`);
    return quality;
  });
