/** A publishable instrument with every type of question, its conditions and states: what respondents' pages are tried on. */
import type { NamedBundle } from '#lib/survey/lint-instrument.ts';
import { smallInstrument } from './small-instrument.ts';

const both = (en: string, ar: string) => ({ default: en, ar });
const choice = (value: string | number, en: string, ar: string) => ({ value, text: both(en, ar) });
const scopes = [choice('policy', 'Policy', 'السياسات'), choice('sector', 'Sector', 'القطاع')];

const elements = [
  {
    type: 'text',
    name: 'body',
    title: both('Name of the body that answers', 'اسم الجهة المجيبة'),
    maxLength: 40,
    isRequired: true
  },
  {
    type: 'text',
    name: 'ratio',
    title: both('Learners per computer', 'عدد المتعلمين لكل حاسوب'),
    inputType: 'number',
    min: 0,
    max: 100
  },
  {
    type: 'expression',
    name: 'share',
    title: both('A hundredth of it', 'جزء من مائة منه'),
    expression: "iif({ratio} notempty, {ratio} / 100, '')"
  },
  { type: 'comment', name: 'context', title: both('National context', 'السياق الوطني'), maxLength: 4000 },
  {
    type: 'radiogroup',
    name: 'gov1',
    title: both('National digital policy', 'السياسة الرقمية الوطنية'),
    description: both('Choose the level that describes the country today.', 'اختر المستوى الذي يصف البلد اليوم.'),
    showCommentArea: true,
    choices: [
      choice(1, 'No policy, none in preparation', 'لا توجد سياسة ولا يجري إعدادها'),
      choice(
        2,
        'Draft, or adopted more than five years ago and not applied',
        'مسودة، أو معتمدة منذ أكثر من خمس سنوات وغير مطبقة'
      ),
      choice(3, 'Adopted sector policy', 'سياسة قطاعية معتمدة'),
      choice(4, 'Adopted with a costed action plan', 'معتمدة مع خطة عمل محددة التكاليف'),
      choice(5, 'In implementation with a published review', 'قيد التنفيذ مع مراجعة منشورة')
    ]
  },
  {
    type: 'comment',
    name: 'gov1_ev',
    title: both('Evidence: title, year and web address', 'الدليل: العنوان والسنة والموقع'),
    maxLength: 500,
    visibleIf: '{gov1} >= 3',
    requiredIf: '{gov1} >= 4'
  },
  { type: 'dropdown', name: 'scope', title: both('Level of the policy', 'مستوى السياسة'), choices: scopes },
  {
    type: 'checkbox',
    name: 'gov2',
    title: both('Who was consulted', 'من استُشير'),
    choices: [choice('c1', 'Ministry of education', 'وزارة التعليم'), choice('c2', 'Universities', 'الجامعات')],
    showNoneItem: true,
    noneText: both('None of these', 'لا أحد من هؤلاء')
  },
  {
    type: 'tagbox',
    name: 'tongues',
    title: both('Languages of delivery', 'لغات التقديم'),
    choices: [
      choice('en', 'English', 'الإنجليزية'),
      choice('ar', 'Arabic', 'العربية'),
      choice('sw', 'Swahili', 'السواحيلية')
    ],
    maxSelectedChoices: 2
  },
  { type: 'boolean', name: 'partner', title: both('Comprehensive partnership', 'شراكة شاملة') },
  {
    type: 'rating',
    name: 'useful',
    title: both('How useful was the last round', 'ما مدى فائدة الجولة الأخيرة'),
    rateMin: 1,
    rateMax: 5,
    minRateDescription: both('Not at all', 'لم تكن مفيدة'),
    maxRateDescription: both('Very', 'مفيدة جداً')
  }
];
const tables = [
  {
    type: 'matrix',
    name: 'rated',
    title: both('Importance of each priority', 'أهمية كل أولوية'),
    rows: [
      choice('P01', 'Training of teachers', 'تدريب المعلمين'),
      choice('P02', 'National strategies and policies', 'الاستراتيجيات والسياسات الوطنية'),
      choice('P03', 'Local contexts and languages', 'السياقات واللغات المحلية')
    ],
    columns: [
      choice(1, 'Not important', 'غير مهم'),
      choice(2, 'Slightly', 'قليلاً'),
      choice(3, 'Moderately', 'متوسط'),
      choice(4, 'Important', 'مهم'),
      choice(5, 'Very important', 'مهم جداً'),
      choice(97, "Don't know", 'لا أعرف')
    ]
  },
  {
    type: 'multipletext',
    name: 'power',
    title: both('Schools with electricity, %', 'المدارس المزودة بالكهرباء، %'),
    items: [
      {
        name: 'primary',
        title: both('Primary', 'ابتدائي'),
        inputType: 'number',
        validators: [{ type: 'numeric', minValue: 0, maxValue: 100 }]
      },
      { name: 'source', title: both('Source', 'المصدر'), maxLength: 200 }
    ]
  },
  {
    type: 'ranking',
    name: 'first',
    title: both('The first activities', 'الأنشطة الأولى'),
    choices: [
      choice('A01', 'Capacity building', 'بناء القدرات'),
      choice('A02', 'Conferences', 'المؤتمرات'),
      choice('A03', 'Platforms', 'المنصات'),
      choice('A04', 'Policy advice', 'المشورة في مجال السياسات')
    ],
    selectToRankEnabled: true,
    maxSelectedChoices: 3
  },
  {
    type: 'paneldynamic',
    name: 'wishes',
    title: both('Concrete requests', 'الطلبات المحددة'),
    maxPanelCount: 3,
    templateElements: [
      { type: 'text', name: 'wish', title: both('Request', 'الطلب'), maxLength: 100 },
      { type: 'text', name: 'year', title: both('Year', 'السنة'), inputType: 'number', min: 2020, max: 2040, step: 1 },
      { type: 'dropdown', name: 'tier', title: both('Level', 'المستوى'), choices: scopes }
    ]
  }
];

const concept = (name: string, states: readonly string[], more: object = {}) => ({
  concept: `every.${name}`,
  states,
  ...more
});

export function everyType(): NamedBundle {
  return smallInstrument({
    instrument: 'every',
    'survey.title': both('Every type of question', 'كل أنواع الأسئلة'),
    'survey.pages.0.title': both('Governance', 'الحوكمة'),
    'survey.pages.0.elements': elements,
    'survey.pages.1.title': both('Priorities', 'الأولويات'),
    'survey.pages.1.elements': tables,
    'lineage.questions': {
      body: concept('body', []),
      ratio: concept('ratio', ['dont_know', 'not_applicable'], { about: { question: 'share', kind: 'input' } }),
      share: { concept: 'every.share' },
      context: concept('context', []),
      gov1: concept('gov1', ['dont_know', 'not_applicable', 'refused']),
      gov1_ev: concept('gov1_ev', [], { about: { question: 'gov1', kind: 'evidence' } }),
      scope: concept('scope', ['dont_know']),
      gov2: concept('gov2', ['dont_know']),
      tongues: concept('tongues', []),
      partner: concept('partner', ['refused']),
      useful: concept('useful', ['dont_know']),
      rated: concept('rated', []),
      power: concept('power', ['dont_know']),
      first: concept('first', []),
      wishes: concept('wishes', [])
    },
    'scoring.index.id': 'every',
    'scoring.unscored': elements
      .concat(tables as never)
      .map(({ name }) => name)
      .filter((name) => !['gov1', 'gov2', 'share'].includes(name))
  });
}
