/**
 * Where the culture data of .NET 10 differs from what `intl-culture.ts` reads out of Intl: widths that Intl does not have
 * (the shortest day names), patterns in which Intl follows the user's region instead of the locale, and data of another
 * CLDR version. Recorded from .NET 10 for the cultures that deployments use; others are as Intl has them.
 */
import type { DateTimeFormat, NumberFormat } from './culture-data.ts';
import { languageOf } from './culture-name.ts';

export interface CultureCorrection {
  readonly numberFormat?: Partial<NumberFormat>;
  readonly dateTimeFormat?: Partial<DateTimeFormat>;
}

/** The names in order with the empty thirteenth that .NET has. */
function months(names: string): string[] {
  return [...names.split('|'), ''];
}

function days(names: string): string[] {
  return names.split('|');
}

/** For all cultures of a language. */
const BY_LANGUAGE: ReadonlyMap<string, CultureCorrection> = new Map<string, CultureCorrection>([
  ['ar', { dateTimeFormat: { firstDayOfWeek: 6, shortestDayNames: days('أحد|إثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت') } }],
  [
    'bg',
    {
      dateTimeFormat: {
        amDesignator: 'пр.об.',
        pmDesignator: 'сл.об.',
        abbreviatedMonthNames: months('яну|фев|март|апр|май|юни|юли|авг|сеп|окт|ное|дек'),
        abbreviatedMonthGenitiveNames: months('яну|фев|март|апр|май|юни|юли|авг|сеп|окт|ное|дек'),
        shortTimePatterns: ["H:mm 'ч'."],
        longTimePatterns: ["H:mm:ss 'ч'."],
      },
    },
  ],
  [
    'ca',
    {
      dateTimeFormat: {
        amDesignator: 'a.\u00a0m.',
        pmDesignator: 'p.\u00a0m.',
        longDatePatterns: ["dddd, d MMMM 'de' yyyy", "d MMMM 'de' yyyy"],
        yearMonthPatterns: ["MMMM 'de' yyyy"],
      },
    },
  ],
  ['da', { dateTimeFormat: { shortestDayNames: days('sø.|ma.|ti.|on.|to.|fr.|lø.') } }],
  ['de', { dateTimeFormat: { shortestDayNames: days('So.|Mo.|Di.|Mi.|Do.|Fr.|Sa.') } }],
  [
    'el',
    {
      dateTimeFormat: {
        monthNames: months(
          'Ιανουάριος|Φεβρουάριος|Μάρτιος|Απρίλιος|Μάιος|Ιούνιος|Ιούλιος|Αύγουστος|Σεπτέμβριος|Οκτώβριος|Νοέμβριος|Δεκέμβριος',
        ),
        abbreviatedMonthNames: months('Ιαν|Φεβ|Μάρ|Απρ|Μάι|Ιούν|Ιούλ|Αύγ|Σεπ|Οκτ|Νοέ|Δεκ'),
        shortestDayNames: days('Κυ|Δε|Τρ|Τε|Πέ|Πα|Σά'),
      },
    },
  ],
  ['en', { numberFormat: { currencyPositivePattern: 0, currencyNegativePattern: 1 } }],
  [
    'es',
    {
      dateTimeFormat: {
        amDesignator: 'a.\u00a0m.',
        pmDesignator: 'p.\u00a0m.',
        shortestDayNames: days('DO|LU|MA|MI|JU|VI|SA'),
      },
    },
  ],
  [
    'fi',
    {
      dateTimeFormat: {
        abbreviatedMonthGenitiveNames: months(
          'tammik.|helmik.|maalisk.|huhtik.|toukok.|kesäk.|heinäk.|elok.|syysk.|lokak.|marrask.|jouluk.',
        ),
      },
    },
  ],
  ['fr', { dateTimeFormat: { timeSeparator: ':', shortestDayNames: days('di|lu|ma|me|je|ve|sa') } }],
  [
    'gl',
    {
      dateTimeFormat: {
        monthNames: months('Xaneiro|Febreiro|Marzo|Abril|Maio|Xuño|Xullo|Agosto|Setembro|Outubro|Novembro|Decembro'),
        abbreviatedMonthNames: months('Xan.|Feb.|Mar.|Abr.|Maio|Xuño|Xul.|Ago.|Set.|Out.|Nov.|Dec.'),
        dayNames: days('Domingo|Luns|Martes|Mércores|Xoves|Venres|Sábado'),
        abbreviatedDayNames: days('Dom.|Luns|Mar.|Mér.|Xov.|Ven.|Sáb.'),
        shortestDayNames: days('Do|Lu|Ma|Mé|Xo|Ve|Sá'),
      },
    },
  ],
  [
    'he',
    {
      dateTimeFormat: {
        amDesignator: 'לפנה״צ',
        pmDesignator: 'אחה״צ',
        shortestDayNames: days('א׳|ב׳|ג׳|ד׳|ה׳|ו׳|ש׳'),
        shortDatePatterns: ['d.M.yyyy', 'd בMMM yyyy'],
        longDatePatterns: ['dddd, d בMMMM yyyy', 'd בMMMM yyyy'],
        monthDayPatterns: ['d בMMMM'],
      },
    },
  ],
  [
    'hi',
    {
      dateTimeFormat: {
        monthNames: months('जनवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्तूबर|नवंबर|दिसंबर'),
        abbreviatedMonthNames: months('जन॰|फ़र॰|मार्च|अप्रैल|मई|जून|जुल॰|अग॰|सित॰|अक्तू॰|नव॰|दिस॰'),
        monthGenitiveNames: months('जनवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्तूबर|नवंबर|दिसंबर'),
        abbreviatedMonthGenitiveNames: months('जन॰|फ़र॰|मार्च|अप्रैल|मई|जून|जुल॰|अग॰|सित॰|अक्तू॰|नव॰|दिस॰'),
        shortestDayNames: days('र|सो|मं|बु|गु|शु|श'),
      },
    },
  ],
  ['hu', { numberFormat: { currencyDecimalDigits: 2 } }],
  ['id', { numberFormat: { currencyDecimalDigits: 2 } }],
  ['is', { dateTimeFormat: { firstDayOfWeek: 1, shortestDayNames: days('su.|má.|þr.|mi.|fi.|fö.|la.') } }],
  [
    'ko',
    {
      dateTimeFormat: {
        amDesignator: '오전',
        pmDesignator: '오후',
        longDatePatterns: ['yyyy년 M월 d일 dddd', 'yyyy년 M월 d일'],
      },
    },
  ],
  [
    'lt',
    {
      dateTimeFormat: {
        abbreviatedMonthNames: months('saus.|vas.|kov.|bal.|geg.|birž.|liep.|rugp.|rugs.|spal.|lapkr.|gruod.'),
        abbreviatedMonthGenitiveNames: months('saus.|vas.|kov.|bal.|geg.|birž.|liep.|rugp.|rugs.|spal.|lapkr.|gruod.'),
        shortestDayNames: days('Sk|Pr|An|Tr|Kt|Pn|Št'),
      },
    },
  ],
  [
    'lv',
    {
      dateTimeFormat: {
        amDesignator: 'priekšpusdienā',
        pmDesignator: 'pēcpusdienā',
        shortestDayNames: days('Sv|Pr|Ot|Tr|Ce|Pk|Se'),
      },
    },
  ],
  ['ms', { dateTimeFormat: { shortestDayNames: days('Ah|Is|Se|Ra|Kh|Ju|Sa') } }],
  [
    'nb',
    {
      dateTimeFormat: {
        abbreviatedMonthGenitiveNames: months('jan.|feb.|mar.|apr.|mai|jun.|jul.|aug.|sep.|okt.|nov.|des.'),
        shortestDayNames: days('sø.|ma.|ti.|on.|to.|fr.|lø.'),
      },
      numberFormat: { currencyPositivePattern: 2, currencyNegativePattern: 12 },
    },
  ],
  [
    'nn',
    {
      dateTimeFormat: {
        amDesignator: 'a.m.',
        pmDesignator: 'p.m.',
        shortestDayNames: days('sø.|må.|ty.|on.|to.|fr.|la.'),
      },
    },
  ],
  ['pl', { dateTimeFormat: { shortestDayNames: days('nie|pon|wto|śro|czw|pią|sob') } }],
  ['pt', { dateTimeFormat: { shortestDayNames: days('dom.|seg.|ter.|qua.|qui.|sex.|sáb.') } }],
  ['ro', { dateTimeFormat: { shortestDayNames: days('du.|lu.|ma.|mi.|joi|vi.|sâ.') } }],
  ['sl', { dateTimeFormat: { shortDatePatterns: ['d. MM. yyyy', 'd. MMM yyyy', 'd. M. yyyy', 'd. MM. yy'] } }],
  [
    'sr',
    {
      dateTimeFormat: { dateSeparator: '.', shortDatePatterns: ['d.M.yyyy.', 'd. M. yyyy.', 'd.M.yy.'] },
      numberFormat: { currencyDecimalDigits: 0 },
    },
  ],
  [
    'sv',
    {
      dateTimeFormat: {
        dateSeparator: '-',
        timeSeparator: ':',
        shortestDayNames: days('sö|må|ti|on|to|fr|lö'),
        shortDatePatterns: ['yyyy-MM-dd', 'd MMM yyyy'],
        shortTimePatterns: ['HH:mm'],
        longTimePatterns: ['HH:mm:ss'],
      },
    },
  ],
  ['tr', { dateTimeFormat: { shortestDayNames: days('Pa|Pt|Sa|Ça|Pe|Cu|Ct') } }],
  ['uk', { dateTimeFormat: { abbreviatedMonthNames: months('січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру') } }],
  [
    'vi',
    {
      dateTimeFormat: {
        abbreviatedMonthNames: months('Thg 1|Thg 2|Thg 3|Thg 4|Thg 5|Thg 6|Thg 7|Thg 8|Thg 9|Thg 10|Thg 11|Thg 12'),
        abbreviatedDayNames: days('CN|Th 2|Th 3|Th 4|Th 5|Th 6|Th 7'),
        shortestDayNames: days('CN|T2|T3|T4|T5|T6|T7'),
        eraName: 'CN',
        abbreviatedEraName: 'sau CN',
        shortDatePatterns: ['dd/MM/yyyy', 'd MMM, yyyy', 'd/M/yyyy'],
      },
    },
  ],
]);

/** For one culture. */
const BY_NAME: ReadonlyMap<string, CultureCorrection> = new Map<string, CultureCorrection>([
  ['ar-AE', { numberFormat: { currencySymbol: 'د.إ.\u200f', percentSymbol: '\u200e%\u200e' } }],
  [
    'ar-EG',
    {
      numberFormat: {
        currencySymbol: 'ج.م.\u200f',
        percentSymbol: '٪\u061c',
        perMilleSymbol: '؉',
        nanSymbol: 'ليس\u00a0رقم',
      },
    },
  ],
  ['de-CH', { numberFormat: { numberGroupSeparator: '’', currencyGroupSeparator: '’', percentGroupSeparator: '’' } }],
  ['en', { dateTimeFormat: { shortestDayNames: days('Su|Mo|Tu|We|Th|Fr|Sa') } }],
  ['en-AU', { dateTimeFormat: { shortestDayNames: days('Sun|Mon|Tu|Wed|Thu|Fri|Sat'), abbreviatedEraName: 'AD' } }],
  [
    'en-CA',
    {
      dateTimeFormat: {
        dateSeparator: '/',
        shortestDayNames: days('Su|Mo|Tu|We|Th|Fr|Sa'),
        abbreviatedEraName: 'AD',
        shortDatePatterns: ['M/d/yyyy', 'MMM d, yyyy', 'M/d/yy'],
      },
    },
  ],
  ['en-GB', { dateTimeFormat: { shortestDayNames: days('Su|Mo|Tu|We|Th|Fr|Sa'), abbreviatedEraName: 'AD' } }],
  [
    'en-IE',
    {
      dateTimeFormat: {
        amDesignator: 'a.m.',
        pmDesignator: 'p.m.',
        shortestDayNames: days('Su|Mo|Tu|We|Th|Fr|Sa'),
        abbreviatedEraName: 'AD',
      },
    },
  ],
  [
    'en-IN',
    {
      dateTimeFormat: {
        shortestDayNames: days('Su|Mo|Tu|We|Th|Fr|Sa'),
        abbreviatedEraName: 'AD',
        shortDatePatterns: ['dd/MM/yyyy', 'dd-MMM-yyyy', 'd/M/yyyy', 'dd/MM/yy'],
        longDatePatterns: ['dddd, d MMMM, yyyy', 'd MMMM yyyy'],
      },
    },
  ],
  [
    'en-NZ',
    {
      dateTimeFormat: {
        shortestDayNames: days('Su|Mo|Tu|We|Th|Fr|Sa'),
        abbreviatedEraName: 'AD',
        shortDatePatterns: ['d/MM/yyyy', 'd/MM/yy'],
      },
    },
  ],
  ['en-SG', { dateTimeFormat: { shortestDayNames: days('Su|Mo|Tu|We|Th|Fr|Sa'), abbreviatedEraName: 'AD' } }],
  ['en-ZA', { dateTimeFormat: { shortestDayNames: days('Su|Mo|Tu|We|Th|Fr|Sa'), abbreviatedEraName: 'AD' } }],
  [
    'es-AR',
    {
      dateTimeFormat: { shortTimePatterns: ['HH:mm'], longTimePatterns: ['HH:mm:ss'] },
      numberFormat: { percentPositivePattern: 0, percentNegativePattern: 0 },
    },
  ],
  [
    'es-CL',
    {
      dateTimeFormat: { shortTimePatterns: ['HH:mm'], longTimePatterns: ['HH:mm:ss'] },
      numberFormat: { currencyPositivePattern: 0, percentPositivePattern: 0, percentNegativePattern: 0 },
    },
  ],
  ['es-CO', { numberFormat: { currencyDecimalDigits: 2, percentPositivePattern: 0, percentNegativePattern: 0 } }],
  [
    'es-MX',
    {
      dateTimeFormat: {
        abbreviatedMonthNames: months('ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic'),
        abbreviatedMonthGenitiveNames: months('ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic'),
        shortTimePatterns: ['HH:mm'],
        longTimePatterns: ['HH:mm:ss'],
      },
      numberFormat: { currencyPositivePattern: 0, currencyNegativePattern: 1 },
    },
  ],
  [
    'es-PE',
    {
      dateTimeFormat: { shortTimePatterns: ['HH:mm'], longTimePatterns: ['HH:mm:ss'] },
      numberFormat: { percentPositivePattern: 0, percentNegativePattern: 0 },
    },
  ],
  [
    'es-US',
    {
      numberFormat: {
        currencyPositivePattern: 0,
        currencyNegativePattern: 1,
        percentPositivePattern: 0,
        percentNegativePattern: 0,
      },
    },
  ],
  ['it', { dateTimeFormat: { shortDatePatterns: ['dd/MM/yyyy', 'd MMM yyyy', 'd/M/yyyy', 'dd/MM/yy'] } }],
  [
    'it-CH',
    {
      dateTimeFormat: {
        abbreviatedEraName: 'd.C.',
        shortDatePatterns: ['dd.MM.yyyy', 'd MMM yyyy', 'd/M/yyyy', 'dd.MM.yy'],
      },
      numberFormat: { numberGroupSeparator: '’', currencyGroupSeparator: '’', percentGroupSeparator: '’' },
    },
  ],
  ['it-IT', { dateTimeFormat: { shortDatePatterns: ['dd/MM/yyyy', 'd MMM yyyy', 'd/M/yyyy', 'dd/MM/yy'] } }],
  ['nl-BE', { dateTimeFormat: { abbreviatedEraName: 'n.Chr.' } }],
  ['pt-PT', { dateTimeFormat: { amDesignator: 'da manhã', pmDesignator: 'da tarde' } }],
  ['sr-Cyrl-RS', { dateTimeFormat: { shortestDayNames: days('не|по|ут|ср|че|пе|су') } }],
  ['sr-Latn-RS', { dateTimeFormat: { shortestDayNames: days('ne|po|ut|sr|če|pe|su') } }],
  ['zh-HK', { dateTimeFormat: { shortestDayNames: days('日|一|二|三|四|五|六') } }],
  ['zh-Hant', { dateTimeFormat: { shortestDayNames: days('日|一|二|三|四|五|六') } }],
  [
    'zh-SG',
    {
      dateTimeFormat: {
        monthNames: months('一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月'),
        monthGenitiveNames: months('一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月'),
      },
    },
  ],
  ['zh-TW', { dateTimeFormat: { shortestDayNames: days('日|一|二|三|四|五|六') } }],
]);

/** The corrections of a culture, the more general first. */
export function correctionsFor(name: string): readonly CultureCorrection[] {
  return [BY_LANGUAGE.get(languageOf(name)), BY_NAME.get(name)].filter((c) => c !== undefined);
}
