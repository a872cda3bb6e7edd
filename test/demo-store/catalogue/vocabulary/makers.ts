import { type Words, words } from './words.ts';

/** A workshop that supplies the shop. */
export interface Maker {
  name: string;
  town: Words;
}

const maker = (name: string, ...town: [string, string, string, string]): Maker => ({ name, town: words(...town) });

/** The workshops for each kind of product. */
export const makers = {
  ceramics: [
    maker('Hobb & Teal', 'Whitby', 'Whitby', 'Whitby', 'ويتبي'),
    maker('Atelier Corvenne', 'Quimper', 'Quimper', 'Quimper', 'كيمبير'),
    maker('Töpferei Lührs', 'Husum', 'Husum', 'Husum', 'هوزوم'),
    maker('Dar Nabeul', 'Nabeul', 'Nabeul', 'Nabeul', 'نابل'),
    maker('Kiln 9', 'Bergen', 'Bergen', 'Bergen', 'برغن'),
  ],
  glass: [
    maker('Glashütte Ahlbeck', 'Stralsund', 'Stralsund', 'Stralsund', 'شترالزوند'),
    maker('Verrerie du Phare', 'Brest', 'Brest', 'Brest', 'بريست'),
    maker('Sand & Breath', 'Cork', 'Cork', 'Cork', 'كورك'),
  ],
  metal: [
    maker('Forge Kermadec', 'Thiers', 'Thiers', 'Thiers', 'تيير'),
    maker('Eisenwerk Brandt', 'Solingen', 'Solingen', 'Solingen', 'زولينغن'),
    maker('Ironmonger Pell', 'Sheffield', 'Sheffield', 'Sheffield', 'شيفيلد'),
    maker('Nakamori', 'Tsubame', 'Tsubame', 'Tsubame', 'تسوبامي'),
  ],
  wood: [
    maker('Ferrymead Joinery', 'Bristol', 'Bristol', 'Bristol', 'بريستول'),
    maker('Snikkeri Aas', 'Ålesund', 'Ålesund', 'Ålesund', 'أوليسوند'),
    maker('Holzhandwerk Tiede', 'Wismar', 'Wismar', 'Wismar', 'فيسمار'),
  ],
  knit: [
    maker('Northline Knitters', 'Lerwick', 'Lerwick', 'Lerwick', 'ليرويك'),
    maker('Strandmasche', 'Flensburg', 'Flensburg', 'Flensburg', 'فلنسبورغ'),
    maker('Filature Morgat', 'Crozon', 'Crozon', 'Crozon', 'كروزون'),
  ],
  cloth: [
    maker('Loom & Lee', 'Dundee', 'Dundee', 'Dundee', 'دندي'),
    maker('Tissage Belle-Rade', 'Lorient', 'Lorient', 'Lorient', 'لوريان'),
    maker('Weberei Osterhusen', 'Emden', 'Emden', 'Emden', 'إمدن'),
    maker('Casa Ribeira', 'Guimarães', 'Guimarães', 'Guimarães', 'غيمارايش'),
  ],
  leather: [
    maker('Tannery Row', 'Northampton', 'Northampton', 'Northampton', 'نورثهامبتون'),
    maker('Sellerie Vauban', 'Saint-Malo', 'Saint-Malo', 'Saint-Malo', 'سان مالو'),
    maker('Dar Fassia', 'Fez', 'Fès', 'Fès', 'فاس'),
  ],
  bags: [
    maker('Halyard Bags', 'Portsmouth', 'Portsmouth', 'Portsmouth', 'بورتسموث'),
    maker('Segelmacherei Voss', 'Kiel', 'Kiel', 'Kiel', 'كيل'),
    maker('Voilerie Penn-Ar', 'Concarneau', 'Concarneau', 'Concarneau', 'كونكارنو'),
  ],
  paper: [
    maker('Papier Lotte Brix', 'Lübeck', 'Lübeck', 'Lübeck', 'لوبيك'),
    maker('Inkwell & Daughters', 'Norwich', 'Norwich', 'Norwich', 'نورتش'),
    maker('Papeterie Hermine', 'Vannes', 'Vannes', 'Vannes', 'فان'),
  ],
  garden: [
    maker('Bed & Border', 'Ipswich', 'Ipswich', 'Ipswich', 'إبسويتش'),
    maker('Gärtnerei-Schmiede Wulf', 'Oldenburg', 'Oldenburg', 'Oldenburg', 'أولدنبورغ'),
    maker('Jardins de Roscoff', 'Roscoff', 'Roscoff', 'Roscoff', 'روسكوف'),
  ],
  bath: [
    maker('Savonnerie de l’Estran', 'Marseille', 'Marseille', 'Marseille', 'مرسيليا'),
    maker('Tallow & Thyme', 'Bath', 'Bath', 'Bath', 'باث'),
    maker('Dar Halab', 'Aleppo', 'Aleppo', 'Alep', 'حلب'),
  ],
} as const satisfies Record<string, readonly Maker[]>;

export type Trade = keyof typeof makers;
