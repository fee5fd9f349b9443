/** Titles of the group schemes and of their groups in six languages, in the order in which they are shown. */
import type { Text } from '#lib/domain/languages.ts';

const text = (en: string, fr: string, es: string, ru: string, ar: string, zh: string): Text => ({
  en,
  fr,
  es,
  ru,
  ar,
  zh
});

const africa = text('Africa', 'Afrique', 'África', 'Африка', 'أفريقيا', '非洲');
const arabStates = text(
  'Arab States',
  'États arabes',
  'Estados Árabes',
  'Арабские государства',
  'الدول العربية',
  '阿拉伯国家'
);
const latinAmerica = text(
  'Latin America and the Caribbean',
  'Amérique latine et Caraïbes',
  'América Latina y el Caribe',
  'Латинская Америка и Карибский бассейн',
  'أمريكا اللاتينية والكاريبي',
  '拉丁美洲和加勒比'
);
const sids = text(
  'Small island developing States',
  'Petits États insulaires en développement',
  'Pequeños Estados insulares en desarrollo',
  'Малые островные развивающиеся государства',
  'الدول الجزرية الصغيرة النامية',
  '小岛屿发展中国家'
);
const southEastAsia = text(
  'South-eastern Asia',
  'Asie du Sud-Est',
  'Asia Sudoriental',
  'Юго-Восточная Азия',
  'جنوب شرق آسيا',
  '东南亚'
);

export const schemeTitles = {
  unesco_region: text(
    'UNESCO regions',
    'Régions de l’UNESCO',
    'Regiones de la UNESCO',
    'Регионы ЮНЕСКО',
    'مناطق اليونسكو',
    '教科文组织地区'
  ),
  unesco_group: text(
    'UNESCO electoral groups',
    'Groupes électoraux de l’UNESCO',
    'Grupos electorales de la UNESCO',
    'Избирательные группы ЮНЕСКО',
    'المجموعات الانتخابية لليونسكو',
    '教科文组织选举组'
  ),
  iite_focus: text(
    'Priority regions of IITE',
    'Régions prioritaires de l’ITIE',
    'Regiones prioritarias del IITE',
    'Приоритетные регионы ИИТО',
    'المناطق ذات الأولوية لدى معهد اليونسكو لتكنولوجيات المعلومات في مجال التربية',
    '教育信息技术研究所优先地区'
  ),
  priority_africa: text(
    'Priority Africa',
    'Priorité Afrique',
    'Prioridad África',
    'Приоритет «Африка»',
    'الأولوية لأفريقيا',
    '非洲优先'
  ),
  sids,
  ldc: text(
    'Least developed countries',
    'Pays les moins avancés',
    'Países menos adelantados',
    'Наименее развитые страны',
    'أقل البلدان نموا',
    '最不发达国家'
  ),
  lldc: text(
    'Landlocked developing countries',
    'Pays en développement sans littoral',
    'Países en desarrollo sin litoral',
    'Развивающиеся страны, не имеющие выхода к морю',
    'البلدان النامية غير الساحلية',
    '内陆发展中国家'
  ),
  cis: text(
    'Commonwealth of Independent States',
    'Communauté d’États indépendants',
    'Comunidad de Estados Independientes',
    'Содружество Независимых Государств',
    'رابطة الدول المستقلة',
    '独立国家联合体'
  ),
  income: text(
    'World Bank income groups (FY27)',
    'Groupes de revenu de la Banque mondiale (exercice 27)',
    'Grupos de ingreso del Banco Mundial (ejercicio 27)',
    'Группы стран по уровню дохода, Всемирный банк (2027 фин. г.)',
    'مجموعات الدخل لدى البنك الدولي (السنة المالية 2027)',
    '世界银行收入分组（2027财年）'
  ),
  m49_region: text('Regions (M49)', 'Régions (M49)', 'Regiones (M49)', 'Регионы (М49)', 'المناطق (M49)', '区域（M49）'),
  m49_subregion: text(
    'Subregions (M49)',
    'Sous-régions (M49)',
    'Subregiones (M49)',
    'Субрегионы (М49)',
    'المناطق الفرعية (M49)',
    '次区域（M49）'
  )
} as const satisfies Record<string, Text>;

export type SchemeId = keyof typeof schemeTitles;

const group = (numeral: string): Text =>
  text(
    `Group ${numeral}`,
    `Groupe ${numeral}`,
    `Grupo ${numeral}`,
    `Группа ${numeral}`,
    `المجموعة ${numeral}`,
    `第${numeral}组`
  );

export const groupTitles: { readonly [scheme in SchemeId]: Readonly<Record<string, Text>> } = {
  unesco_region: {
    africa,
    arab_states: arabStates,
    asia_pacific: text(
      'Asia and the Pacific',
      'Asie et Pacifique',
      'Asia y el Pacífico',
      'Азия и Тихий океан',
      'آسيا والمحيط الهادئ',
      '亚洲及太平洋'
    ),
    europe_north_america: text(
      'Europe and North America',
      'Europe et Amérique du Nord',
      'Europa y América del Norte',
      'Европа и Северная Америка',
      'أوروبا وأمريكا الشمالية',
      '欧洲和北美'
    ),
    latin_america_caribbean: latinAmerica
  },
  unesco_group: {
    i: group('I'),
    ii: group('II'),
    iii: group('III'),
    iv: group('IV'),
    va: group('V(a)'),
    vb: group('V(b)')
  },
  iite_focus: {
    africa,
    eastern_europe_central_asia: text(
      'Eastern Europe and Central Asia',
      'Europe orientale et Asie centrale',
      'Europa Oriental y Asia Central',
      'Восточная Европа и Центральная Азия',
      'أوروبا الشرقية وآسيا الوسطى',
      '东欧和中亚'
    ),
    arab_states: arabStates,
    southeast_asia: southEastAsia,
    sids
  },
  priority_africa: { priority_africa: schemeTitles.priority_africa },
  sids: { sids },
  ldc: { ldc: schemeTitles.ldc },
  lldc: { lldc: schemeTitles.lldc },
  cis: { cis: schemeTitles.cis },
  income: {
    l: text('Low income', 'Revenu faible', 'Ingreso bajo', 'Низкий доход', 'دخل منخفض', '低收入'),
    lm: text(
      'Lower-middle income',
      'Revenu intermédiaire inférieur',
      'Ingreso mediano bajo',
      'Доход ниже среднего',
      'دخل متوسط أدنى',
      '中等偏下收入'
    ),
    um: text(
      'Upper-middle income',
      'Revenu intermédiaire supérieur',
      'Ingreso mediano alto',
      'Доход выше среднего',
      'دخل متوسط أعلى',
      '中等偏上收入'
    ),
    h: text('High income', 'Revenu élevé', 'Ingreso alto', 'Высокий доход', 'دخل مرتفع', '高收入')
  },
  m49_region: {
    africa,
    americas: text('Americas', 'Amériques', 'América', 'Америка', 'الأمريكتان', '美洲'),
    asia: text('Asia', 'Asie', 'Asia', 'Азия', 'آسيا', '亚洲'),
    europe: text('Europe', 'Europe', 'Europa', 'Европа', 'أوروبا', '欧洲'),
    oceania: text('Oceania', 'Océanie', 'Oceanía', 'Океания', 'أوقيانوسيا', '大洋洲')
  },
  m49_subregion: {
    northern_africa: text(
      'Northern Africa',
      'Afrique septentrionale',
      'África Septentrional',
      'Северная Африка',
      'شمال أفريقيا',
      '北非'
    ),
    sub_saharan_africa: text(
      'Sub-Saharan Africa',
      'Afrique subsaharienne',
      'África Subsahariana',
      'Африка к югу от Сахары',
      'أفريقيا جنوب الصحراء الكبرى',
      '撒哈拉以南非洲'
    ),
    latin_america_and_the_caribbean: latinAmerica,
    northern_america: text(
      'Northern America',
      'Amérique septentrionale',
      'América Septentrional',
      'Северная Америка',
      'أمريكا الشمالية',
      '北美洲'
    ),
    central_asia: text('Central Asia', 'Asie centrale', 'Asia Central', 'Центральная Азия', 'آسيا الوسطى', '中亚'),
    eastern_asia: text('Eastern Asia', 'Asie orientale', 'Asia Oriental', 'Восточная Азия', 'شرق آسيا', '东亚'),
    south_eastern_asia: southEastAsia,
    southern_asia: text('Southern Asia', 'Asie méridionale', 'Asia Meridional', 'Южная Азия', 'جنوب آسيا', '南亚'),
    western_asia: text('Western Asia', 'Asie occidentale', 'Asia Occidental', 'Западная Азия', 'غرب آسيا', '西亚'),
    eastern_europe: text(
      'Eastern Europe',
      'Europe orientale',
      'Europa Oriental',
      'Восточная Европа',
      'أوروبا الشرقية',
      '东欧'
    ),
    northern_europe: text(
      'Northern Europe',
      'Europe septentrionale',
      'Europa Septentrional',
      'Северная Европа',
      'شمال أوروبا',
      '北欧'
    ),
    southern_europe: text(
      'Southern Europe',
      'Europe méridionale',
      'Europa Meridional',
      'Южная Европа',
      'جنوب أوروبا',
      '南欧'
    ),
    western_europe: text(
      'Western Europe',
      'Europe occidentale',
      'Europa Occidental',
      'Западная Европа',
      'غرب أوروبا',
      '西欧'
    ),
    australia_and_new_zealand: text(
      'Australia and New Zealand',
      'Australie et Nouvelle-Zélande',
      'Australia y Nueva Zelandia',
      'Австралия и Новая Зеландия',
      'أستراليا ونيوزيلندا',
      '澳大利亚和新西兰'
    ),
    melanesia: text('Melanesia', 'Mélanésie', 'Melanesia', 'Меланезия', 'ميلانيزيا', '美拉尼西亚'),
    micronesia: text('Micronesia', 'Micronésie', 'Micronesia', 'Микронезия', 'ميكرونيزيا', '密克罗尼西亚'),
    polynesia: text('Polynesia', 'Polynésie', 'Polinesia', 'Полинезия', 'بولينيزيا', '波利尼西亚')
  }
};
