import { type Words, words } from '../vocabulary/words.ts';

/** Collections are named after places, birds and weather of the coast. Arabic transcribes the names. */
const named = `
Marram مارام|Skerry سكيري|Fulmar فولمار|Tern تيرن|Hallig هاليغ|Ardal أردال|Sund سوند|Brine براين|Eider آيدر|Dunlin دنلين
Solvei سولفاي|Kestrel كستريل|Lauwer لاوفر|Oland أولاند|Petrel بتريل|Morven مورفن|Vesper فسبر|Iona أيونا|Tamar تامار|Ronde روند
Aalto آلتو|Bodil بوديل|Calder كالدر|Dorset دورست|Elva إلفا|Fenja فنيا|Galway غالواي|Holm هولم|Isle آيل|Jorunn يورون
Kapp كاب|Loire لوار|Mistral ميسترال|Nauset ناوست|Orkney أوركني|Pellworm بلفورم|Quay كي|Rhum روم|Saga ساغا|Tjorn تيورن
Ushant أوشان|Varde فاردي|Wismar فيسمار|Yarrow يارو|Zephyr زفير|Amrum أمروم|Brehat بريها|Cormorant كورموران|Driftwood دريفتوود|Ebba إبّا
Falmouth فالموث|Gannet غانيت|Havn هافن|Inga إنغا|Juist يويست|Kilda كيلدا|Leith ليث|Molene مولين|Norderney نوردرني|Oyster أويستر
Porto بورتو|Plover بلوفر|Raasay راساي|Samphire سامفير|Thrift ثريفت|Ulva أولفا|Viken فيكن|Whimbrel ويمبرل|Ystad إيستاد|Zeeland زيلاند
Anholt أنهولت|Bornholm بورنهولم|Curlew كيرلو|Dogger دوغر|Fastnet فاستنت|Groix غروا|Houat هوات|Lundy لندي|Mandal ماندال|Noirmoutier نوارموتييه
Ouessa أويسا|Pentland بنتلاند|Redshank ردشانك|Sandwick ساندويك|Tiree تايري|Utsira أوتسيرا|Vinga فينغا|Westerly وسترلي|Faro فارو|Cadiz قادس
`;

/** All collections, in a fixed order. */
export const collections: readonly Words[] = named
  .trim()
  .split(/[|\n]/)
  .map((entry) => {
    const [latin = '', arabic = ''] = entry.split(' ');
    return words(latin, latin, latin, arabic);
  });
