/**
 * The facts about the 194 Member States and 12 Associate Members of UNESCO (as of 21 November 2026), one line each; read
 * by country.ts alone. Periods are from/until, both days included, either side open.
 *
 * iso3, iso2, m49, names in six languages, M49 region and subregion: UNSD M49 through datasets/country-codes (ODC-PDDL-1.0),
 * checked against UNTERM; the inverted Arabic forms of BOL, FSM, IRN and VEN are turned for display. Status and periods:
 * UNESCO; the United States (rejoined 2023) and Nicaragua have notified withdrawal with effect of 31 December 2026.
 * unesco_group: Appendix 2 of the Rules of Procedure of the General Conference; unesco_region is derived from it (I and II,
 * III, IV, Va, Vb), for Associate Members by geography. ldc: list of the United Nations; Nepal and Lao PDR graduate on
 * 24 November 2026, Bangladesh's graduation is deferred, Bhutan (2023) and Sao Tome and Principe (2024) have graduated.
 * income: World Bank FY27, empty where not classified. sids, lldc: UN-OHRLLS and UNESCO practice. cis: as IITE names the
 * nine. priority_africa: Va and the African states of Vb. focus: our reading of IITE's priority regions, to be confirmed.
 */
export const countryColumns =
  'iso3|iso2|m49|en|fr|es|ru|ar|zh|status|member|unesco_group|unesco_region|m49_region|m49_subregion|income|ldc|flags|focus';

export const countryTable = `
ABW|AW|533|Aruba|Aruba|Aruba|Аруба|أروبا|阿鲁巴|associate|/||latin_america_caribbean|americas|latin_america_and_the_caribbean|h||sids|sids
AFG|AF|004|Afghanistan|Afghanistan|Afganistán|Афганистан|أفغانستان|阿富汗|member|/|iv|asia_pacific|asia|southern_asia|l|/|lldc|
AGO|AO|024|Angola|Angola|Angola|Ангола|أنغولا|安哥拉|member|/|va|africa|africa|sub_saharan_africa|lm|/|priority_africa|africa
AIA|AI|660|Anguilla|Anguilla|Anguila|Ангилья|أنغويلا|安圭拉|associate|/||latin_america_caribbean|americas|latin_america_and_the_caribbean|||sids|sids
ALA|AX|248|Åland Islands|Îles d’Åland|Islas Åland|Аландские острова|جزر ألاند|奥兰群岛|associate|2021-11-09/||europe_north_america|europe|northern_europe||||
ALB|AL|008|Albania|Albanie|Albania|Албания|ألبانيا|阿尔巴尼亚|member|/|ii|europe_north_america|europe|southern_europe|um|||
AND|AD|020|Andorra|Andorre|Andorra|Андорра|أندورا|安道尔|member|/|i|europe_north_america|europe|southern_europe|h|||
ARE|AE|784|United Arab Emirates|Émirats arabes unis|Emiratos Árabes Unidos|Объединенные Арабские Эмираты|الإمارات العربية المتحدة|阿拉伯联合酋长国|member|/|vb|arab_states|asia|western_asia|h|||arab_states
ARG|AR|032|Argentina|Argentine|Argentina|Аргентина|الأرجنتين|阿根廷|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um|||
ARM|AM|051|Armenia|Arménie|Armenia|Армения|أرمينيا|亚美尼亚|member|/|ii|europe_north_america|asia|western_asia|um||lldc cis|eastern_europe_central_asia
ATG|AG|028|Antigua and Barbuda|Antigua-et-Barbuda|Antigua y Barbuda|Антигуа и Барбуда|أنتيغوا وبربودا|安提瓜和巴布达|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|h||sids|sids
AUS|AU|036|Australia|Australie|Australia|Австралия|أستراليا|澳大利亚|member|/|iv|asia_pacific|oceania|australia_and_new_zealand|h|||
AUT|AT|040|Austria|Autriche|Austria|Австрия|النمسا|奥地利|member|/|i|europe_north_america|europe|western_europe|h|||
AZE|AZ|031|Azerbaijan|Azerbaïdjan|Azerbaiyán|Азербайджан|أذربيجان|阿塞拜疆|member|/|ii|europe_north_america|asia|western_asia|um||lldc cis|eastern_europe_central_asia
BDI|BI|108|Burundi|Burundi|Burundi|Бурунди|بوروندي|布隆迪|member|/|va|africa|africa|sub_saharan_africa|l|/|lldc priority_africa|africa
BEL|BE|056|Belgium|Belgique|Bélgica|Бельгия|بلجيكا|比利时|member|/|i|europe_north_america|europe|western_europe|h|||
BEN|BJ|204|Benin|Bénin|Benin|Бенин|بنن|贝宁|member|/|va|africa|africa|sub_saharan_africa|lm|/|priority_africa|africa
BFA|BF|854|Burkina Faso|Burkina Faso|Burkina Faso|Буркина-Фасо|بوركينا فاسو|布基纳法索|member|/|va|africa|africa|sub_saharan_africa|l|/|lldc priority_africa|africa
BGD|BD|050|Bangladesh|Bangladesh|Bangladesh|Бангладеш|بنغلاديش|孟加拉国|member|/|iv|asia_pacific|asia|southern_asia|lm|/||
BGR|BG|100|Bulgaria|Bulgarie|Bulgaria|Болгария|بلغاريا|保加利亚|member|/|ii|europe_north_america|europe|eastern_europe|h|||
BHR|BH|048|Bahrain|Bahreïn|Bahrein|Бахрейн|البحرين|巴林|member|/|vb|arab_states|asia|western_asia|h|||arab_states
BHS|BS|044|Bahamas|Bahamas|Bahamas|Багамские Острова|جزر البهاما|巴哈马|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|h||sids|sids
BIH|BA|070|Bosnia and Herzegovina|Bosnie-Herzégovine|Bosnia y Herzegovina|Босния и Герцеговина|البوسنة والهرسك|波斯尼亚和黑塞哥维那|member|/|ii|europe_north_america|europe|southern_europe|um|||
BLR|BY|112|Belarus|Bélarus|Belarús|Беларусь|بيلاروس|白俄罗斯|member|/|ii|europe_north_america|europe|eastern_europe|um||cis|eastern_europe_central_asia
BLZ|BZ|084|Belize|Belize|Belice|Белиз|بليز|伯利兹|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um||sids|sids
BOL|BO|068|Bolivia (Plurinational State of)|Bolivie (État plurinational de)|Bolivia (Estado Plurinacional de)|Боливия (Многонациональное Государство)|دولة بوليفيا المتعددة القوميات|多民族玻利维亚国|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|lm||lldc|
BRA|BR|076|Brazil|Brésil|Brasil|Бразилия|البرازيل|巴西|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um|||
BRB|BB|052|Barbados|Barbade|Barbados|Барбадос|بربادوس|巴巴多斯|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|h||sids|sids
BRN|BN|096|Brunei Darussalam|Brunéi Darussalam|Brunei Darussalam|Бруней-Даруссалам|بروني دار السلام|文莱达鲁萨兰国|member|/|iv|asia_pacific|asia|south_eastern_asia|h|||southeast_asia
BTN|BT|064|Bhutan|Bhoutan|Bhután|Бутан|بوتان|不丹|member|/|iv|asia_pacific|asia|southern_asia|lm|/2023-12-12|lldc|
BWA|BW|072|Botswana|Botswana|Botswana|Ботсвана|بوتسوانا|博茨瓦纳|member|/|va|africa|africa|sub_saharan_africa|um||lldc priority_africa|africa
CAF|CF|140|Central African Republic|République centrafricaine|República Centroafricana|Центральноафриканская Республика|جمهورية أفريقيا الوسطى|中非共和国|member|/|va|africa|africa|sub_saharan_africa|l|/|lldc priority_africa|africa
CAN|CA|124|Canada|Canada|Canadá|Канада|كندا|加拿大|member|/|i|europe_north_america|americas|northern_america|h|||
CHE|CH|756|Switzerland|Suisse|Suiza|Швейцария|سويسرا|瑞士|member|/|i|europe_north_america|europe|western_europe|h|||
CHL|CL|152|Chile|Chili|Chile|Чили|شيلي|智利|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|h|||
CHN|CN|156|China|Chine|China|Китай|الصين|中国|member|/|iv|asia_pacific|asia|eastern_asia|um|||
CIV|CI|384|Côte d’Ivoire|Côte d’Ivoire|Côte d’Ivoire|Кот-д’Ивуар|كوت ديفوار|科特迪瓦|member|/|va|africa|africa|sub_saharan_africa|lm||priority_africa|africa
CMR|CM|120|Cameroon|Cameroun|Camerún|Камерун|الكاميرون|喀麦隆|member|/|va|africa|africa|sub_saharan_africa|lm||priority_africa|africa
COD|CD|180|Democratic Republic of the Congo|République démocratique du Congo|República Democrática del Congo|Демократическая Республика Конго|جمهورية الكونغو الديمقراطية|刚果民主共和国|member|/|va|africa|africa|sub_saharan_africa|l|/|priority_africa|africa
COG|CG|178|Congo|Congo|Congo|Конго|الكونغو|刚果|member|/|va|africa|africa|sub_saharan_africa|lm||priority_africa|africa
COK|CK|184|Cook Islands|Îles Cook|Islas Cook|Острова Кука|جزر كوك|库克群岛|member|/|iv|asia_pacific|oceania|polynesia|||sids|sids
COL|CO|170|Colombia|Colombie|Colombia|Колумбия|كولومبيا|哥伦比亚|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um|||
COM|KM|174|Comoros|Comores|Comoras|Коморские Острова|جزر القمر|科摩罗|member|/|va|africa|africa|sub_saharan_africa|lm|/|sids priority_africa|africa sids
CPV|CV|132|Cabo Verde|Cabo Verde|Cabo Verde|Кабо-Верде|كابو فيردي|佛得角|member|/|va|africa|africa|sub_saharan_africa|um||sids priority_africa|africa sids
CRI|CR|188|Costa Rica|Costa Rica|Costa Rica|Коста-Рика|كوستاريكا|哥斯达黎加|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|h|||
CUB|CU|192|Cuba|Cuba|Cuba|Куба|كوبا|古巴|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um||sids|sids
CUW|CW|531|Curaçao|Curaçao|Curazao|Кюрасао|كوراساو|库拉索|associate|/||latin_america_caribbean|americas|latin_america_and_the_caribbean|h||sids|sids
CYM|KY|136|Cayman Islands|Îles Caïmanes|Islas Caimán|Каймановы острова|جزر كايمان|开曼群岛|associate|/||latin_america_caribbean|americas|latin_america_and_the_caribbean|h||sids|sids
CYP|CY|196|Cyprus|Chypre|Chipre|Кипр|قبرص|塞浦路斯|member|/|i|europe_north_america|asia|western_asia|h|||
CZE|CZ|203|Czechia|Tchéquie|Chequia|Чехия|تشيكيا|捷克|member|/|ii|europe_north_america|europe|eastern_europe|h|||
DEU|DE|276|Germany|Allemagne|Alemania|Германия|ألمانيا|德国|member|/|i|europe_north_america|europe|western_europe|h|||
DJI|DJ|262|Djibouti|Djibouti|Djibouti|Джибути|جيبوتي|吉布提|member|/|va|africa|africa|sub_saharan_africa|lm|/|priority_africa|africa
DMA|DM|212|Dominica|Dominique|Dominica|Доминика|دومينيكا|多米尼克|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um||sids|sids
DNK|DK|208|Denmark|Danemark|Dinamarca|Дания|الدانمرك|丹麦|member|/|i|europe_north_america|europe|northern_europe|h|||
DOM|DO|214|Dominican Republic|République dominicaine|República Dominicana|Доминиканская Республика|الجمهورية الدومينيكية|多米尼加|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um||sids|sids
DZA|DZ|012|Algeria|Algérie|Argelia|Алжир|الجزائر|阿尔及利亚|member|/|vb|arab_states|africa|northern_africa|um||priority_africa|africa arab_states
ECU|EC|218|Ecuador|Équateur|Ecuador|Эквадор|إكوادور|厄瓜多尔|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um|||
EGY|EG|818|Egypt|Égypte|Egipto|Египет|مصر|埃及|member|/|vb|arab_states|africa|northern_africa|lm||priority_africa|africa arab_states
ERI|ER|232|Eritrea|Érythrée|Eritrea|Эритрея|إريتريا|厄立特里亚|member|/|va|africa|africa|sub_saharan_africa|l|/|priority_africa|africa
ESP|ES|724|Spain|Espagne|España|Испания|إسبانيا|西班牙|member|/|i|europe_north_america|europe|southern_europe|h|||
EST|EE|233|Estonia|Estonie|Estonia|Эстония|إستونيا|爱沙尼亚|member|/|ii|europe_north_america|europe|northern_europe|h|||
ETH|ET|231|Ethiopia|Éthiopie|Etiopía|Эфиопия|إثيوبيا|埃塞俄比亚|member|/|va|africa|africa|sub_saharan_africa||/|lldc priority_africa|africa
FIN|FI|246|Finland|Finlande|Finlandia|Финляндия|فنلندا|芬兰|member|/|i|europe_north_america|europe|northern_europe|h|||
FJI|FJ|242|Fiji|Fidji|Fiji|Фиджи|فيجي|斐济|member|/|iv|asia_pacific|oceania|melanesia|um||sids|sids
FRA|FR|250|France|France|Francia|Франция|فرنسا|法国|member|/|i|europe_north_america|europe|western_europe|h|||
FRO|FO|234|Faroe Islands|Îles Féroé|Islas Feroe|Фарерские острова|جزر فايرو|法罗群岛|associate|/||europe_north_america|europe|northern_europe|h|||
FSM|FM|583|Micronesia (Federated States of)|Micronésie (États fédérés de)|Micronesia (Estados Federados de)|Микронезия (Федеративные Штаты)|ولايات ميكرونيزيا الموحدة|密克罗尼西亚联邦|member|/|iv|asia_pacific|oceania|micronesia|um||sids|sids
GAB|GA|266|Gabon|Gabon|Gabón|Габон|غابون|加蓬|member|/|va|africa|africa|sub_saharan_africa|um||priority_africa|africa
GBR|GB|826|United Kingdom of Great Britain and Northern Ireland|Royaume-Uni de Grande-Bretagne et d’Irlande du Nord|Reino Unido de Gran Bretaña e Irlanda del Norte|Соединенное Королевство Великобритании и Северной Ирландии|المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية|大不列颠及北爱尔兰联合王国|member|/|i|europe_north_america|europe|northern_europe|h|||
GEO|GE|268|Georgia|Géorgie|Georgia|Грузия|جورجيا|格鲁吉亚|member|/|ii|europe_north_america|asia|western_asia|um|||eastern_europe_central_asia
GHA|GH|288|Ghana|Ghana|Ghana|Гана|غانا|加纳|member|/|va|africa|africa|sub_saharan_africa|lm||priority_africa|africa
GIN|GN|324|Guinea|Guinée|Guinea|Гвинея|غينيا|几内亚|member|/|va|africa|africa|sub_saharan_africa|lm|/|priority_africa|africa
GMB|GM|270|Gambia|Gambie|Gambia|Гамбия|غامبيا|冈比亚|member|/|va|africa|africa|sub_saharan_africa|l|/|priority_africa|africa
GNB|GW|624|Guinea-Bissau|Guinée-Bissau|Guinea-Bissau|Гвинея-Бисау|غينيا - بيساو|几内亚比绍|member|/|va|africa|africa|sub_saharan_africa|l|/|sids priority_africa|africa sids
GNQ|GQ|226|Equatorial Guinea|Guinée équatoriale|Guinea Ecuatorial|Экваториальная Гвинея|غينيا الاستوائية|赤道几内亚|member|/|va|africa|africa|sub_saharan_africa|um||priority_africa|africa
GRC|GR|300|Greece|Grèce|Grecia|Греция|اليونان|希腊|member|/|i|europe_north_america|europe|southern_europe|h|||
GRD|GD|308|Grenada|Grenade|Granada|Гренада|غرينادا|格林纳达|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um||sids|sids
GTM|GT|320|Guatemala|Guatemala|Guatemala|Гватемала|غواتيمالا|危地马拉|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um|||
GUY|GY|328|Guyana|Guyana|Guyana|Гайана|غيانا|圭亚那|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|h||sids|sids
HND|HN|340|Honduras|Honduras|Honduras|Гондурас|هندوراس|洪都拉斯|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|lm|||
HRV|HR|191|Croatia|Croatie|Croacia|Хорватия|كرواتيا|克罗地亚|member|/|ii|europe_north_america|europe|southern_europe|h|||
HTI|HT|332|Haiti|Haïti|Haití|Гаити|هايتي|海地|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|lm|/|sids|sids
HUN|HU|348|Hungary|Hongrie|Hungría|Венгрия|هنغاريا|匈牙利|member|/|ii|europe_north_america|europe|eastern_europe|h|||
IDN|ID|360|Indonesia|Indonésie|Indonesia|Индонезия|إندونيسيا|印度尼西亚|member|/|iv|asia_pacific|asia|south_eastern_asia|um|||southeast_asia
IND|IN|356|India|Inde|India|Индия|الهند|印度|member|/|iv|asia_pacific|asia|southern_asia|lm|||
IRL|IE|372|Ireland|Irlande|Irlanda|Ирландия|أيرلندا|爱尔兰|member|/|i|europe_north_america|europe|northern_europe|h|||
IRN|IR|364|Iran (Islamic Republic of)|Iran (République islamique d’)|Irán (República Islámica del)|Иран (Исламская Республика)|جمهورية إيران الإسلامية|伊朗伊斯兰共和国|member|/|iv|asia_pacific|asia|southern_asia|um|||
IRQ|IQ|368|Iraq|Iraq|Iraq|Ирак|العراق|伊拉克|member|/|vb|arab_states|asia|western_asia|um|||arab_states
ISL|IS|352|Iceland|Islande|Islandia|Исландия|آيسلندا|冰岛|member|/|i|europe_north_america|europe|northern_europe|h|||
ITA|IT|380|Italy|Italie|Italia|Италия|إيطاليا|意大利|member|/|i|europe_north_america|europe|southern_europe|h|||
JAM|JM|388|Jamaica|Jamaïque|Jamaica|Ямайка|جامايكا|牙买加|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um||sids|sids
JOR|JO|400|Jordan|Jordanie|Jordania|Иордания|الأردن|约旦|member|/|vb|arab_states|asia|western_asia|um|||arab_states
JPN|JP|392|Japan|Japon|Japón|Япония|اليابان|日本|member|/|iv|asia_pacific|asia|eastern_asia|h|||
KAZ|KZ|398|Kazakhstan|Kazakhstan|Kazajstán|Казахстан|كازاخستان|哈萨克斯坦|member|/|iv|asia_pacific|asia|central_asia|um||lldc cis|eastern_europe_central_asia
KEN|KE|404|Kenya|Kenya|Kenya|Кения|كينيا|肯尼亚|member|/|va|africa|africa|sub_saharan_africa|lm||priority_africa|africa
KGZ|KG|417|Kyrgyzstan|Kirghizistan|Kirguistán|Кыргызстан|قيرغيزستان|吉尔吉斯斯坦|member|/|iv|asia_pacific|asia|central_asia|lm||lldc cis|eastern_europe_central_asia
KHM|KH|116|Cambodia|Cambodge|Camboya|Камбоджа|كمبوديا|柬埔寨|member|/|iv|asia_pacific|asia|south_eastern_asia|lm|/||southeast_asia
KIR|KI|296|Kiribati|Kiribati|Kiribati|Кирибати|كيريباس|基里巴斯|member|/|iv|asia_pacific|oceania|micronesia|lm|/|sids|sids
KNA|KN|659|Saint Kitts and Nevis|Saint-Kitts-et-Nevis|Saint Kitts y Nevis|Сент-Китс и Невис|سانت كيتس ونيفس|圣基茨和尼维斯|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|h||sids|sids
KOR|KR|410|Republic of Korea|République de Corée|República de Corea|Республика Корея|جمهورية كوريا|大韩民国|member|/|iv|asia_pacific|asia|eastern_asia|h|||
KWT|KW|414|Kuwait|Koweït|Kuwait|Кувейт|الكويت|科威特|member|/|vb|arab_states|asia|western_asia|h|||arab_states
LAO|LA|418|Lao People's Democratic Republic|République démocratique populaire lao|República Democrática Popular Lao|Лаосская Народно-Демократическая Республика|جمهورية لاو الديمقراطية الشعبية|老挝人民民主共和国|member|/|iv|asia_pacific|asia|south_eastern_asia|lm|/2026-11-23|lldc|southeast_asia
LBN|LB|422|Lebanon|Liban|Líbano|Ливан|لبنان|黎巴嫩|member|/|vb|arab_states|asia|western_asia|lm|||arab_states
LBR|LR|430|Liberia|Libéria|Liberia|Либерия|ليبريا|利比里亚|member|/|va|africa|africa|sub_saharan_africa|l|/|priority_africa|africa
LBY|LY|434|Libya|Libye|Libia|Ливия|ليبيا|利比亚|member|/|vb|arab_states|africa|northern_africa|um||priority_africa|africa arab_states
LCA|LC|662|Saint Lucia|Sainte-Lucie|Santa Lucía|Сент-Люсия|سانت لوسيا|圣卢西亚|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um||sids|sids
LKA|LK|144|Sri Lanka|Sri Lanka|Sri Lanka|Шри-Ланка|سري لانكا|斯里兰卡|member|/|iv|asia_pacific|asia|southern_asia|um|||
LSO|LS|426|Lesotho|Lesotho|Lesotho|Лесото|ليسوتو|莱索托|member|/|va|africa|africa|sub_saharan_africa|lm|/|lldc priority_africa|africa
LTU|LT|440|Lithuania|Lituanie|Lituania|Литва|ليتوانيا|立陶宛|member|/|ii|europe_north_america|europe|northern_europe|h|||
LUX|LU|442|Luxembourg|Luxembourg|Luxemburgo|Люксембург|لكسمبرغ|卢森堡|member|/|i|europe_north_america|europe|western_europe|h|||
LVA|LV|428|Latvia|Lettonie|Letonia|Латвия|لاتفيا|拉脱维亚|member|/|ii|europe_north_america|europe|northern_europe|h|||
MAC|MO|446|China, Macao Special Administrative Region|Chine, région administrative spéciale de Macao|China, región administrativa especial de Macao|Китай, Специальный административный район Макао|الصين، منطقة ماكاو الإدارية الخاصة|中国澳门特别行政区|associate|/||asia_pacific|asia|eastern_asia|h|||
MAR|MA|504|Morocco|Maroc|Marruecos|Марокко|المغرب|摩洛哥|member|/|vb|arab_states|africa|northern_africa|lm||priority_africa|africa arab_states
MCO|MC|492|Monaco|Monaco|Mónaco|Монако|موناكو|摩纳哥|member|/|i|europe_north_america|europe|western_europe|h|||
MDA|MD|498|Republic of Moldova|République de Moldova|República de Moldova|Республика Молдова|جمهورية مولدوفا|摩尔多瓦共和国|member|/|ii|europe_north_america|europe|eastern_europe|um||lldc cis|eastern_europe_central_asia
MDG|MG|450|Madagascar|Madagascar|Madagascar|Мадагаскар|مدغشقر|马达加斯加|member|/|va|africa|africa|sub_saharan_africa|l|/|priority_africa|africa
MDV|MV|462|Maldives|Maldives|Maldivas|Мальдивские Острова|ملديف|马尔代夫|member|/|iv|asia_pacific|asia|southern_asia|um||sids|sids
MEX|MX|484|Mexico|Mexique|México|Мексика|المكسيك|墨西哥|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um|||
MHL|MH|584|Marshall Islands|Îles Marshall|Islas Marshall|Маршалловы Острова|جزر مارشال|马绍尔群岛|member|/|iv|asia_pacific|oceania|micronesia|um||sids|sids
MKD|MK|807|North Macedonia|Macédoine du Nord|Macedonia del Norte|Северная Македония|مقدونيا الشمالية|北马其顿|member|/|ii|europe_north_america|europe|southern_europe|um||lldc|
MLI|ML|466|Mali|Mali|Malí|Мали|مالي|马里|member|/|va|africa|africa|sub_saharan_africa|l|/|lldc priority_africa|africa
MLT|MT|470|Malta|Malte|Malta|Мальта|مالطة|马耳他|member|/|i|europe_north_america|europe|southern_europe|h|||
MMR|MM|104|Myanmar|Myanmar|Myanmar|Мьянма|ميانمار|缅甸|member|/|iv|asia_pacific|asia|south_eastern_asia|lm|/||southeast_asia
MNE|ME|499|Montenegro|Monténégro|Montenegro|Черногория|الجبل الأسود|黑山|member|/|ii|europe_north_america|europe|southern_europe|um|||
MNG|MN|496|Mongolia|Mongolie|Mongolia|Монголия|منغوليا|蒙古|member|/|iv|asia_pacific|asia|eastern_asia|um||lldc|
MOZ|MZ|508|Mozambique|Mozambique|Mozambique|Мозамбик|موزامبيق|莫桑比克|member|/|va|africa|africa|sub_saharan_africa|l|/|priority_africa|africa
MRT|MR|478|Mauritania|Mauritanie|Mauritania|Мавритания|موريتانيا|毛里塔尼亚|member|/|vb|arab_states|africa|sub_saharan_africa|lm|/|priority_africa|africa arab_states
MSR|MS|500|Montserrat|Montserrat|Montserrat|Монтсеррат|مونتسيرات|蒙特塞拉特|associate|/||latin_america_caribbean|americas|latin_america_and_the_caribbean|||sids|sids
MUS|MU|480|Mauritius|Maurice|Mauricio|Маврикий|موريشيوس|毛里求斯|member|/|va|africa|africa|sub_saharan_africa|um||sids priority_africa|africa sids
MWI|MW|454|Malawi|Malawi|Malawi|Малави|ملاوي|马拉维|member|/|va|africa|africa|sub_saharan_africa|l|/|lldc priority_africa|africa
MYS|MY|458|Malaysia|Malaisie|Malasia|Малайзия|ماليزيا|马来西亚|member|/|iv|asia_pacific|asia|south_eastern_asia|um|||southeast_asia
NAM|NA|516|Namibia|Namibie|Namibia|Намибия|ناميبيا|纳米比亚|member|/|va|africa|africa|sub_saharan_africa|lm||priority_africa|africa
NCL|NC|540|New Caledonia|Nouvelle-Calédonie|Nueva Caledonia|Новая Каледония|كاليدونيا الجديدة|新喀里多尼亚|associate|/||asia_pacific|oceania|melanesia|h||sids|sids
NER|NE|562|Niger|Niger|Níger|Нигер|النيجر|尼日尔|member|/|va|africa|africa|sub_saharan_africa|l|/|lldc priority_africa|africa
NGA|NG|566|Nigeria|Nigéria|Nigeria|Нигерия|نيجيريا|尼日利亚|member|/|va|africa|africa|sub_saharan_africa|lm||priority_africa|africa
NIC|NI|558|Nicaragua|Nicaragua|Nicaragua|Никарагуа|نيكاراغوا|尼加拉瓜|member|/2026-12-31|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|lm|||
NIU|NU|570|Niue|Nioué|Niue|Ниуэ|نيوي|纽埃|member|/|iv|asia_pacific|oceania|polynesia|||sids|sids
NLD|NL|528|Netherlands (Kingdom of the)|Pays-Bas (Royaume des)|Países Bajos (Reino de los)|Нидерланды (Королевство)|مملكة هولندا|荷兰王国|member|/|i|europe_north_america|europe|western_europe|h|||
NOR|NO|578|Norway|Norvège|Noruega|Норвегия|النرويج|挪威|member|/|i|europe_north_america|europe|northern_europe|h|||
NPL|NP|524|Nepal|Népal|Nepal|Непал|نيبال|尼泊尔|member|/|iv|asia_pacific|asia|southern_asia|lm|/2026-11-23|lldc|
NRU|NR|520|Nauru|Nauru|Nauru|Науру|ناورو|瑙鲁|member|/|iv|asia_pacific|oceania|micronesia|h||sids|sids
NZL|NZ|554|New Zealand|Nouvelle-Zélande|Nueva Zelandia|Новая Зеландия|نيوزيلندا|新西兰|member|/|iv|asia_pacific|oceania|australia_and_new_zealand|h|||
OMN|OM|512|Oman|Oman|Omán|Оман|عمان|阿曼|member|/|vb|arab_states|asia|western_asia|h|||arab_states
PAK|PK|586|Pakistan|Pakistan|Pakistán|Пакистан|باكستان|巴基斯坦|member|/|iv|asia_pacific|asia|southern_asia|lm|||
PAN|PA|591|Panama|Panama|Panamá|Панама|بنما|巴拿马|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|h|||
PER|PE|604|Peru|Pérou|Perú|Перу|بيرو|秘鲁|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um|||
PHL|PH|608|Philippines|Philippines|Filipinas|Филиппины|الفلبين|菲律宾|member|/|iv|asia_pacific|asia|south_eastern_asia|um|||southeast_asia
PLW|PW|585|Palau|Palaos|Palau|Палау|بالاو|帕劳|member|/|iv|asia_pacific|oceania|micronesia|h||sids|sids
PNG|PG|598|Papua New Guinea|Papouasie-Nouvelle-Guinée|Papua Nueva Guinea|Папуа-Новая Гвинея|بابوا غينيا الجديدة|巴布亚新几内亚|member|/|iv|asia_pacific|oceania|melanesia|lm||sids|sids
POL|PL|616|Poland|Pologne|Polonia|Польша|بولندا|波兰|member|/|ii|europe_north_america|europe|eastern_europe|h|||
PRK|KP|408|Democratic People’s Republic of Korea|République populaire démocratique de Corée|República Popular Democrática de Corea|Корейская Народно-Демократическая Республика|جمهورية كوريا الشعبية الديمقراطية|朝鲜民主主义人民共和国|member|/|iv|asia_pacific|asia|eastern_asia|l|||
PRT|PT|620|Portugal|Portugal|Portugal|Португалия|البرتغال|葡萄牙|member|/|i|europe_north_america|europe|southern_europe|h|||
PRY|PY|600|Paraguay|Paraguay|Paraguay|Парагвай|باراغواي|巴拉圭|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um||lldc|
PSE|PS|275|State of Palestine|État de Palestine|Estado de Palestina|Государство Палестина|دولة فلسطين|巴勒斯坦国|member|/|vb|arab_states|asia|western_asia|lm|||arab_states
QAT|QA|634|Qatar|Qatar|Qatar|Катар|قطر|卡塔尔|member|/|vb|arab_states|asia|western_asia|h|||arab_states
ROU|RO|642|Romania|Roumanie|Rumania|Румыния|رومانيا|罗马尼亚|member|/|ii|europe_north_america|europe|eastern_europe|h|||
RUS|RU|643|Russian Federation|Fédération de Russie|Federación de Rusia|Российская Федерация|الاتحاد الروسي|俄罗斯联邦|member|/|ii|europe_north_america|europe|eastern_europe|h||cis|eastern_europe_central_asia
RWA|RW|646|Rwanda|Rwanda|Rwanda|Руанда|رواندا|卢旺达|member|/|va|africa|africa|sub_saharan_africa|l|/|lldc priority_africa|africa
SAU|SA|682|Saudi Arabia|Arabie saoudite|Arabia Saudita|Саудовская Аравия|المملكة العربية السعودية|沙特阿拉伯|member|/|vb|arab_states|asia|western_asia|h|||arab_states
SDN|SD|729|Sudan|Soudan|Sudán|Судан|السودان|苏丹|member|/|vb|arab_states|africa|northern_africa|l|/|priority_africa|africa arab_states
SEN|SN|686|Senegal|Sénégal|Senegal|Сенегал|السنغال|塞内加尔|member|/|va|africa|africa|sub_saharan_africa|lm|/|priority_africa|africa
SGP|SG|702|Singapore|Singapour|Singapur|Сингапур|سنغافورة|新加坡|member|/|iv|asia_pacific|asia|south_eastern_asia|h||sids|southeast_asia sids
SLB|SB|090|Solomon Islands|Îles Salomon|Islas Salomón|Соломоновы Острова|جزر سليمان|所罗门群岛|member|/|iv|asia_pacific|oceania|melanesia|lm|/|sids|sids
SLE|SL|694|Sierra Leone|Sierra Leone|Sierra Leona|Сьерра-Леоне|سيراليون|塞拉利昂|member|/|va|africa|africa|sub_saharan_africa|l|/|priority_africa|africa
SLV|SV|222|El Salvador|El Salvador|El Salvador|Сальвадор|السلفادور|萨尔瓦多|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um|||
SMR|SM|674|San Marino|Saint-Marin|San Marino|Сан-Марино|سان مارينو|圣马力诺|member|/|i|europe_north_america|europe|southern_europe|h|||
SOM|SO|706|Somalia|Somalie|Somalia|Сомали|الصومال|索马里|member|/|va|africa|africa|sub_saharan_africa|l|/|priority_africa|africa
SRB|RS|688|Serbia|Serbie|Serbia|Сербия|صربيا|塞尔维亚|member|/|ii|europe_north_america|europe|southern_europe|um|||
SSD|SS|728|South Sudan|Soudan du Sud|Sudán del Sur|Южный Судан|جنوب السودان|南苏丹|member|/|va|africa|africa|sub_saharan_africa|l|/|lldc priority_africa|africa
STP|ST|678|Sao Tome and Principe|Sao Tomé-et-Principe|Santo Tomé y Príncipe|Сан-Томе и Принсипи|سان تومي وبرينسيبي|圣多美和普林西比|member|/|va|africa|africa|sub_saharan_africa|lm|/2024-12-12|sids priority_africa|africa sids
SUR|SR|740|Suriname|Suriname|Suriname|Суринам|سورينام|苏里南|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um||sids|sids
SVK|SK|703|Slovakia|Slovaquie|Eslovaquia|Словакия|سلوفاكيا|斯洛伐克|member|/|ii|europe_north_america|europe|eastern_europe|h|||
SVN|SI|705|Slovenia|Slovénie|Eslovenia|Словения|سلوفينيا|斯洛文尼亚|member|/|ii|europe_north_america|europe|southern_europe|h|||
SWE|SE|752|Sweden|Suède|Suecia|Швеция|السويد|瑞典|member|/|i|europe_north_america|europe|northern_europe|h|||
SWZ|SZ|748|Eswatini|Eswatini|Eswatini|Эсватини|إسواتيني|斯威士兰|member|/|va|africa|africa|sub_saharan_africa|lm||lldc priority_africa|africa
SXM|SX|534|Sint Maarten (Dutch part)|Saint-Martin (partie néerlandaise)|San Martín (parte Holandesa)|Синт-Мартен (нидерландская часть)|سانت مارتن (الجزء الهولندي)|圣马丁（荷属）|associate|/||latin_america_caribbean|americas|latin_america_and_the_caribbean|h||sids|sids
SYC|SC|690|Seychelles|Seychelles|Seychelles|Сейшельские Острова|سيشيل|塞舌尔|member|/|va|africa|africa|sub_saharan_africa|h||sids priority_africa|africa sids
SYR|SY|760|Syrian Arab Republic|République arabe syrienne|República Árabe Siria|Сирийская Арабская Республика|الجمهورية العربية السورية|阿拉伯叙利亚共和国|member|/|vb|arab_states|asia|western_asia|l|||arab_states
TCD|TD|148|Chad|Tchad|Chad|Чад|تشاد|乍得|member|/|va|africa|africa|sub_saharan_africa|l|/|lldc priority_africa|africa
TGO|TG|768|Togo|Togo|Togo|Того|توغو|多哥|member|/|va|africa|africa|sub_saharan_africa|lm|/|priority_africa|africa
THA|TH|764|Thailand|Thaïlande|Tailandia|Таиланд|تايلند|泰国|member|/|iv|asia_pacific|asia|south_eastern_asia|um|||southeast_asia
TJK|TJ|762|Tajikistan|Tadjikistan|Tayikistán|Таджикистан|طاجيكستان|塔吉克斯坦|member|/|ii|europe_north_america|asia|central_asia|lm||lldc cis|eastern_europe_central_asia
TKL|TK|772|Tokelau|Tokélaou|Tokelau|Токелау|توكيلاو|托克劳|associate|/||asia_pacific|oceania|polynesia|||sids|sids
TKM|TM|795|Turkmenistan|Turkménistan|Turkmenistán|Туркменистан|تركمانستان|土库曼斯坦|member|/|iv|asia_pacific|asia|central_asia|um||lldc|eastern_europe_central_asia
TLS|TL|626|Timor-Leste|Timor-Leste|Timor-Leste|Тимор-Лешти|تيمور-ليشتي|东帝汶|member|/|iv|asia_pacific|asia|south_eastern_asia|lm|/|sids|southeast_asia sids
TON|TO|776|Tonga|Tonga|Tonga|Тонга|تونغا|汤加|member|/|iv|asia_pacific|oceania|polynesia|um||sids|sids
TTO|TT|780|Trinidad and Tobago|Trinité-et-Tobago|Trinidad y Tabago|Тринидад и Тобаго|ترينيداد وتوباغو|特立尼达和多巴哥|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|h||sids|sids
TUN|TN|788|Tunisia|Tunisie|Túnez|Тунис|تونس|突尼斯|member|/|vb|arab_states|africa|northern_africa|lm||priority_africa|africa arab_states
TUR|TR|792|Türkiye|Türkiye|Türkiye|Турция|تركيا|土耳其|member|/|i|europe_north_america|asia|western_asia|um|||
TUV|TV|798|Tuvalu|Tuvalu|Tuvalu|Тувалу|توفالو|图瓦卢|member|/|iv|asia_pacific|oceania|polynesia|um|/|sids|sids
TZA|TZ|834|United Republic of Tanzania|République-Unie de Tanzanie|República Unida de Tanzanía|Объединенная Республика Танзания|جمهورية تنزانيا المتحدة|坦桑尼亚联合共和国|member|/|va|africa|africa|sub_saharan_africa|lm|/|priority_africa|africa
UGA|UG|800|Uganda|Ouganda|Uganda|Уганда|أوغندا|乌干达|member|/|va|africa|africa|sub_saharan_africa|l|/|lldc priority_africa|africa
UKR|UA|804|Ukraine|Ukraine|Ucrania|Украина|أوكرانيا|乌克兰|member|/|ii|europe_north_america|europe|eastern_europe|um|||eastern_europe_central_asia
URY|UY|858|Uruguay|Uruguay|Uruguay|Уругвай|أوروغواي|乌拉圭|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|h|||
USA|US|840|United States of America|États-Unis d’Amérique|Estados Unidos de América|Соединенные Штаты Америки|الولايات المتحدة الأمريكية|美利坚合众国|member|2023-07-10/2026-12-31|i|europe_north_america|americas|northern_america|h|||
UZB|UZ|860|Uzbekistan|Ouzbékistan|Uzbekistán|Узбекистан|أوزبكستان|乌兹别克斯坦|member|/|ii|europe_north_america|asia|central_asia|lm||lldc cis|eastern_europe_central_asia
VCT|VC|670|Saint Vincent and the Grenadines|Saint-Vincent-et-les Grenadines|San Vicente y las Granadinas|Сент-Винсент и Гренадины|سانت فنسنت وجزر غرينادين|圣文森特和格林纳丁斯|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean|um||sids|sids
VEN|VE|862|Venezuela (Bolivarian Republic of)|Venezuela (République bolivarienne du)|Venezuela (República Bolivariana de)|Венесуэла (Боливарианская Республика)|جمهورية فنزويلا البوليفارية|委内瑞拉玻利瓦尔共和国|member|/|iii|latin_america_caribbean|americas|latin_america_and_the_caribbean||||
VGB|VG|092|British Virgin Islands|Îles Vierges britanniques|Islas Vírgenes Británicas|Британские Виргинские острова|جزر فرجن البريطانية|英属维尔京群岛|associate|/||latin_america_caribbean|americas|latin_america_and_the_caribbean|h||sids|sids
VNM|VN|704|Viet Nam|Viet Nam|Viet Nam|Вьетнам|فييت نام|越南|member|/|iv|asia_pacific|asia|south_eastern_asia|um|||southeast_asia
VUT|VU|548|Vanuatu|Vanuatu|Vanuatu|Вануату|فانواتو|瓦努阿图|member|/|iv|asia_pacific|oceania|melanesia|lm||sids|sids
WSM|WS|882|Samoa|Samoa|Samoa|Самоа|ساموا|萨摩亚|member|/|iv|asia_pacific|oceania|polynesia|um||sids|sids
YEM|YE|887|Yemen|Yémen|Yemen|Йемен|اليمن|也门|member|/|vb|arab_states|asia|western_asia|l|/||arab_states
ZAF|ZA|710|South Africa|Afrique du Sud|Sudáfrica|Южная Африка|جنوب أفريقيا|南非|member|/|va|africa|africa|sub_saharan_africa|um||priority_africa|africa
ZMB|ZM|894|Zambia|Zambie|Zambia|Замбия|زامبيا|赞比亚|member|/|va|africa|africa|sub_saharan_africa|lm|/|lldc priority_africa|africa
ZWE|ZW|716|Zimbabwe|Zimbabwe|Zimbabwe|Зимбабве|زمبابوي|津巴布韦|member|/|va|africa|africa|sub_saharan_africa|lm||lldc priority_africa|africa
`;
