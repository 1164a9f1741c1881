/**
 * What Windows assigned to cultures and ICU does not know: LCIDs, three-letter names, code pages, list separators.
 * Recorded from .NET 10.
 */
import type { CultureIds } from './culture-data.ts';
import { languageOf } from './culture-name.ts';

type CodePages = readonly [ansi: number, oem: number, mac: number, ebcdic: number];

/** Of a culture that is written in Unicode only. */
const NO_CODE_PAGES: CodePages = [0, 1, 2, 500];

/** Rows below refer to these by position. */
const CODE_PAGES: readonly CodePages[] = [
  [1252, 850, 10000, 500],
  NO_CODE_PAGES,
  [1256, 720, 10004, 20420],
  [1254, 857, 10081, 20905],
  [1251, 866, 10007, 20880],
  [1251, 866, 10007, 500],
  [1251, 866, 10007, 21025],
  [1252, 850, 10000, 20297],
  [1250, 852, 10082, 870],
  [1251, 855, 10082, 870],
  [1250, 852, 10029, 500],
  [1252, 850, 10000, 20285],
  [1252, 850, 10000, 20277],
  [1252, 850, 10000, 20273],
  [1252, 850, 10000, 870],
  [1253, 737, 10006, 20273],
  [1252, 437, 10000, 37],
  [1252, 850, 10000, 37],
  [1252, 437, 10000, 500],
  [1252, 850, 10000, 20284],
  [1257, 775, 10029, 500],
  [1252, 850, 2, 500],
  [1252, 850, 10000, 20278],
  [1252, 850, 10079, 20277],
  [1255, 862, 10005, 500],
  [1250, 852, 10082, 500],
  [1252, 850, 10079, 20871],
  [1252, 850, 10000, 20280],
  [932, 932, 10001, 20290],
  [949, 949, 10003, 20833],
  [1250, 852, 10029, 20880],
  [1250, 852, 2, 500],
  [1251, 866, 2, 500],
  [1251, 855, 10007, 21025],
  [874, 874, 10021, 20838],
  [1251, 866, 10017, 500],
  [1256, 720, 2, 500],
  [1254, 857, 10029, 500],
  [1258, 1258, 10000, 500],
  [936, 936, 10008, 500],
  [950, 950, 10002, 500],
];

/** name, LCID (hexadecimal), Windows language, ISO 639-2 language, index of the code pages, list separator. */
const TABLE = `
af 36 AFK afr 0;|af-ZA 436 AFK afr 0;|am 5e AMH amh 1;|am-ET 45e AMH amh 1;|ar 1 ARA ara 2;|ar-AE 3801 ARU ara 2;|
ar-BH 3c01 ARH ara 2;|ar-DZ 1401 ARG ara 2;|ar-EG c01 ARE ara 2;|ar-IQ 801 ARI ara 2;|ar-JO 2c01 ARJ ara 2;|
ar-KW 3401 ARK ara 2;|ar-LB 3001 ARB ara 2;|ar-LY 1001 ARL ara 2;|ar-MA 1801 ARM ara 2;|ar-OM 2001 ARO ara 2;|
ar-QA 4001 ARQ ara 2;|ar-SA 401 ARA ara 2;|ar-SY 2801 ARS ara 2;|ar-TN 1c01 ART ara 2;|ar-YE 2401 ARY ara 2;|
as 4d ASM asm 1,|as-IN 44d ASM asm 1,|az 2c AZE aze 3;|az-Cyrl 742c AZC aze 4;|az-Cyrl-AZ 82c AZC aze 4;|
az-Latn 782c AZE aze 3;|az-Latn-AZ 42c AZE aze 3;|be 23 BEL bel 5;|be-BY 423 BEL bel 5;|bg 2 BGR bul 6;|
bg-BG 402 BGR bul 6;|bn 45 BNB ben 1,|bn-BD 845 BNB ben 1,|bn-IN 445 BNG ben 1,|bo 51 BOB bod 1,|bo-CN 451 BOB bod 1,|
br 7e BRE bre 7;|br-FR 47e BRE bre 7;|bs 781a BSB bos 8;|bs-Cyrl 641a BSC bos 9;|bs-Cyrl-BA 201a BSC bos 9;|
bs-Latn 681a BSB bos 8;|bs-Latn-BA 141a BSB bos 8;|ca 3 CAT cat 0;|ca-ES 403 CAT cat 0;|chr 5c CRE chr 1,|
cs 5 CSY ces 10;|cs-CZ 405 CSY ces 10;|cy 52 CYM cym 11;|cy-GB 452 CYM cym 11;|da 6 DAN dan 12;|da-DK 406 DAN dan 12;|
de 7 DEU deu 13;|de-AT c07 DEA deu 13;|de-CH 807 DES deu 13;|de-DE 407 DEU deu 13;|de-LI 1407 DEC deu 13;|
de-LU 1007 DEL deu 13;|dsb 7c2e DSB dsb 14;|dsb-DE 82e DSB dsb 14;|dz-BT c51 ZZZ dzo 1;|el 8 ELL ell 15;|
el-GR 408 ELL ell 15;|en 9 ENU eng 16,|en-AU c09 ENA eng 0,|en-BZ 2809 ENL eng 0,|en-CA 1009 ENC eng 17,|
en-GB 809 ENG eng 11,|en-HK 3c09 ENH eng 0,|en-IE 1809 ENI eng 0,|en-IN 4009 ENN eng 16,|en-JM 2009 ENJ eng 0,|
en-MY 4409 ENM eng 16,|en-NZ 1409 ENZ eng 0,|en-PH 3409 ENP eng 18,|en-SG 4809 ENE eng 16,|en-TT 2c09 ENT eng 0,|
en-US 409 ENU eng 16,|en-ZA 1c09 ENS eng 18,|en-ZW 3009 ENW eng 18,|es a ESP spa 19;|es-419 580a ESJ spa 19;|
es-AR 2c0a ESS spa 19;|es-BO 400a ESB spa 19;|es-CL 340a ESL spa 19;|es-CO 240a ESO spa 19;|es-CR 140a ESC spa 19;|
es-CU 5c0a ESK spa 19;|es-DO 1c0a ESD spa 19;|es-EC 300a ESF spa 19;|es-ES c0a ESN spa 19;|es-GT 100a ESG spa 19;|
es-HN 480a ESH spa 19;|es-MX 80a ESM spa 19,|es-NI 4c0a ESI spa 19;|es-PA 180a ESA spa 19;|es-PE 280a ESR spa 19;|
es-PR 500a ESU spa 19;|es-PY 3c0a ESZ spa 19;|es-SV 440a ESE spa 19;|es-US 540a EST spa 19,|es-UY 380a ESY spa 19;|
es-VE 200a ESV spa 19;|et 25 ETI est 20;|et-EE 425 ETI est 20;|eu 2d EUQ eus 21;|eu-ES 42d EUQ eus 21;|
fa 29 FAR fas 2؛|fa-IR 429 FAR fas 2؛|ff 67 FUL ful 7;|ff-Latn 7c67 FUL ful 7;|ff-Latn-SN 867 FUL ful 7;|
fi b FIN fin 22;|fi-FI 40b FIN fin 22;|fil 64 FPO fil 18;|fil-PH 464 FPO fil 18;|fo 38 FOS fao 23;|
fo-FO 438 FOS fao 23;|fr c FRA fra 7;|fr-BE 80c FRB fra 7;|fr-CA c0c FRC fra 7;|fr-CD 240c FRD fra 7;|
fr-CH 100c FRS fra 7;|fr-CI 300c FRI fra 7;|fr-CM 2c0c FRE fra 7;|fr-FR 40c FRA fra 7;|fr-HT 3c0c FRH fra 7;|
fr-LU 140c FRL fra 7;|fr-MA 380c FRO fra 7;|fr-MC 180c FRM fra 7;|fr-ML 340c FRF fra 7;|fr-RE 200c FRR fra 7;|
fr-SN 280c FRN fra 7;|fy 62 FYN fry 0;|fy-NL 462 FYN fry 0;|ga 3c IRE gle 0;|ga-IE 83c IRE gle 0;|gd 91 GLA gla 11;|
gd-GB 491 GLA gla 11;|gl 56 GLC glg 0;|gl-ES 456 GLC glg 0;|gsw 84 ZZZ gsw 7;|gsw-FR 484 GSW gsw 7;|gu 47 GUJ guj 1,|
gu-IN 447 GUJ guj 1,|ha 68 HAU hau 16;|haw 75 HAW haw 16;|haw-US 475 HAW haw 16;|he d HEB heb 24,|
he-IL 40d HEB heb 24,|hi 39 HIN hin 1,|hi-IN 439 HIN hin 1,|hr 1a HRV hrv 25;|hr-BA 101a HRB hrv 8;|
hr-HR 41a HRV hrv 25;|hsb 2e HSB hsb 14;|hsb-DE 42e HSB hsb 14;|hu e HUN hun 10;|hu-HU 40e HUN hun 10;|
hy 2b HYE hye 1,|hy-AM 42b HYE hye 1,|id 21 IND ind 0;|id-ID 421 IND ind 0;|ig 70 IBO ibo 16;|ig-NG 470 IBO ibo 16;|
ii 78 III iii 1;|ii-CN 478 III iii 1;|is f ISL isl 26;|is-IS 40f ISL isl 26;|it 10 ITA ita 27;|it-CH 810 ITS ita 0;|
it-IT 410 ITA ita 27;|ja 11 JPN jpn 28,|ja-JP 411 JPN jpn 28,|ka 37 KAT kat 1;|ka-GE 437 KAT kat 1;|kk 3f KKZ kaz 1;|
kk-KZ 43f KKZ kaz 1;|kl 6f KAL kal 12;|kl-GL 46f KAL kal 12;|km 53 KHM khm 1,|km-KH 453 KHM khm 1,|kn 4b KDI kan 1,|
kn-IN 44b KDI kan 1,|ko 12 KOR kor 29,|ko-KR 412 KOR kor 29,|kok 57 KNK kok 1,|kok-IN 457 KNK kok 1,|ks 60 ZZZ kas 1;|
ks-Arab 460 ZZZ kas 1;|ks-Deva-IN 860 ZZZ kas 1,|ku 92 KUR kur 2؛|ky 40 KYR kir 4;|ky-KG 440 KYR kir 4;|
lb 6e LBX ltz 7;|lb-LU 46e LBX ltz 7;|lo 54 LAO lao 1;|lo-LA 454 LAO lao 1;|lt 27 LTH lit 20;|lt-LT 427 LTH lit 20;|
lv 26 LVI lav 20;|lv-LV 426 LVI lav 20;|mi 81 MRI mri 1,|mi-NZ 481 MRI mri 1,|mk 2f MKI mkd 5;|mk-MK 42f MKI mkd 5;|
ml 4c MYM mal 1;|ml-IN 44c MYM mal 1;|mn 50 MON mon 4;|mn-MN 450 MNN mon 4;|mni 58 ZZZ mni 1,|mr 4e MAR mar 1,|
mr-IN 44e MAR mar 1,|ms 3e MSL msa 0;|ms-BN 83e MSB msa 0;|ms-MY 43e MSL msa 0;|mt 3a MLT mlt 1;|mt-MT 43a MLT mlt 1;|
my 55 MYA mya 1;|my-MM 455 MYA mya 1;|nb 7c14 NOR nob 12;|nb-NO 414 NOR nob 12;|ne 61 NEP nep 1,|ne-IN 861 NEI nep 1;|
ne-NP 461 NEP nep 1,|nl 13 NLD nld 0;|nl-BE 813 NLB nld 0;|nl-NL 413 NLD nld 0;|nn 7814 NON nno 12;|
nn-NO 814 NON nno 12;|no 14 NOR nor 12;|om 72 ORM orm 1;|om-ET 472 ORM orm 1;|or 48 ORI ori 1,|or-IN 448 ORI ori 1,|
pa 46 PAN pan 1,|pa-Arab 7c46 PAP pan 2;|pa-Arab-PK 846 PAP pan 2;|pa-IN 446 PAN pan 1,|pl 15 PLK pol 30;|
pl-PL 415 PLK pol 30;|ps 63 PAS pus 1;|ps-AF 463 PAS pus 1;|pt 16 PTB por 0;|pt-BR 416 PTB por 0;|pt-PT 816 PTG por 0;|
rm 17 RMC roh 13;|rm-CH 417 RMC roh 13;|ro 18 ROM ron 30;|ro-MD 818 ROD ron 31;|ro-RO 418 ROM ron 30;|ru 19 RUS rus 4;|
ru-MD 819 RUM rus 32;|ru-RU 419 RUS rus 4;|rw 87 KIN kin 16;|rw-RW 487 KIN kin 16;|sa 4f SAN san 1,|
sa-IN 44f SAN san 1,|sah 85 SAH sah 4;|sah-RU 485 SAH sah 4;|sd 59 SIP snd 2;|sd-Arab 7c59 SIP snd 2;|
sd-Arab-PK 859 SIP snd 2;|sd-Deva-IN 459 ZZZ snd 1,|se 3b SME sme 12;|se-FI c3b SMG sme 22;|se-NO 43b SME sme 12;|
se-SE 83b SMF sme 22;|si 5b SIN sin 1;|si-LK 45b SIN sin 1;|sk 1b SKY slk 30;|sk-SK 41b SKY slk 30;|sl 24 SLV slv 30;|
sl-SI 424 SLV slv 30;|smn 703b SMN smn 22;|smn-FI 243b SMN smn 22;|so 77 SOM som 1;|so-SO 477 SOM som 1;|
sq 1c SQI sqi 30;|sq-AL 41c SQI sqi 30;|sr 7c1a SRB srp 10;|sr-Cyrl 6c1a SRO srp 33;|sr-Cyrl-BA 1c1a SRN srp 33;|
sr-Cyrl-ME 301a SRQ srp 33;|sr-Cyrl-RS 281a SRO srp 33;|sr-Latn 701a SRM srp 10;|sr-Latn-BA 181a SRS srp 8;|
sr-Latn-ME 2c1a SRP srp 10;|sr-Latn-RS 241a SRM srp 10;|sv 1d SVE swe 22;|sv-FI 81d SVF swe 22;|sv-SE 41d SVE swe 22;|
sw 41 SWK swa 18;|sw-KE 441 SWK swa 18;|ta 49 TAI tam 1,|ta-IN 449 TAI tam 1,|ta-LK 849 TAM tam 1;|te 4a TEL tel 1;|
te-IN 44a TEL tel 1;|tg 28 TAJ tgk 4;|th 1e THA tha 34,|th-TH 41e THA tha 34,|ti 73 TIR tir 1;|ti-ER 873 TIR tir 1;|
ti-ET 473 TIE tir 1;|tk 42 TUK tuk 30;|tk-TM 442 TUK tuk 30;|tr 1f TRK tur 3;|tr-TR 41f TRK tur 3;|tt 44 TTT tat 4;|
tt-RU 444 TTT tat 4;|tzm 5f TZA tzm 7;|ug 80 UIG uig 2,|ug-CN 480 UIG uig 2,|uk 22 UKR ukr 35;|uk-UA 422 UKR ukr 35;|
ur 20 URD urd 2;|ur-IN 820 URI urd 36;|ur-PK 420 URD urd 2;|uz 43 UZB uzb 37;|uz-Cyrl 7843 UZC uzb 4;|
uz-Cyrl-UZ 843 UZC uzb 4;|uz-Latn 7c43 UZB uzb 37;|uz-Latn-UZ 443 UZB uzb 37;|vi 2a VIT vie 38,|vi-VN 42a VIT vie 38,|
wo 88 WOL wol 7;|wo-SN 488 WOL wol 7;|xh 34 XHO xho 0;|xh-ZA 434 XHO xho 0;|yi 3d ZZZ yid 1;|yi-001 43d ZZZ yid 1;|
yo 6a YOR yor 16;|yo-NG 46a YOR yor 16;|zh 7804 CHS zho 39,|zh-CN 804 CHS zho 39,|zh-HK c04 ZHH zho 40,|
zh-Hans 4 CHS zho 39,|zh-Hant 7c04 ZHH zho 40,|zh-MO 1404 ZHM zho 40,|zh-SG 1004 ZHI zho 39,|zh-TW 404 CHT zho 40,|
zu 35 ZUL zul 0;|zu-ZA 435 ZUL zul 0;`;

/** LCID of a culture that Windows has none for (LOCALE_CUSTOM_UNSPECIFIED), and the code pages that .NET gives it. */
const UNASSIGNED: CultureIds = {
  lcid: 0x1000,
  threeLetterIsoLanguageName: '',
  threeLetterWindowsLanguageName: 'ZZZ',
  ansiCodePage: 0,
  oemCodePage: 1,
  macCodePage: 2,
  ebcdicCodePage: 500,
};

interface AssignedIds extends CultureIds {
  readonly name: string;
  readonly listSeparator: string;
}

let assigned: ReadonlyMap<string, AssignedIds> | null = null;

function assignedIds(): ReadonlyMap<string, AssignedIds> {
  assigned ??= new Map(
    TABLE.split('|').map((row) => {
      const [name = '', lcid = '', windows = '', iso = '', rest = ''] = row.trim().split(' ');
      const [ansi, oem, mac, ebcdic] = CODE_PAGES[Number.parseInt(rest, 10)] ?? NO_CODE_PAGES;
      const ids: AssignedIds = {
        name,
        lcid: Number.parseInt(lcid, 16),
        threeLetterIsoLanguageName: iso,
        threeLetterWindowsLanguageName: windows,
        ansiCodePage: ansi,
        oemCodePage: oem,
        macCodePage: mac,
        ebcdicCodePage: ebcdic,
        listSeparator: rest.replace(/^\d+/, ''),
      };
      return [name.toLowerCase(), ids] as const;
    }),
  );
  return assigned;
}

/** The ids of a culture by name; of its language for one that has none of its own. */
export function cultureIds(name: string): CultureIds {
  const ids = assignedIds();
  const own = ids.get(name.toLowerCase());
  if (own) return own;
  const language = ids.get(languageOf(name.toLowerCase()));
  return language ? { ...UNASSIGNED, threeLetterIsoLanguageName: language.threeLetterIsoLanguageName } : UNASSIGNED;
}

/** TextInfo.ListSeparator; undefined where Windows assigned none. */
export function assignedListSeparator(name: string): string | undefined {
  return assignedIds().get(name.toLowerCase())?.listSeparator;
}

/** The name of a culture by LCID. */
export function cultureNameOfLcid(lcid: number): string | undefined {
  for (const ids of assignedIds().values()) if (ids.lcid === lcid) return ids.name;
  return undefined;
}

/** Names of all cultures that Windows assigned an LCID to, as .NET spells them. */
export function assignedCultureNames(): string[] {
  return [...assignedIds().values()].map((ids) => ids.name);
}
