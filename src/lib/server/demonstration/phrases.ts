/** Short generated texts in the six languages, so that a demonstration shows what a file in each of them looks like. */
import type { Language } from '#lib/domain/languages.ts';

interface Phrases {
  readonly titles: readonly string[];
  readonly evidence: readonly string[];
  readonly sources: readonly string[];
  readonly remarks: readonly string[];
}

export const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    titles: [
      'Teacher training in digital pedagogy',
      'Support to the national learning platform',
      'Review of the AI guidance'
    ],
    evidence: [
      'National strategy for digital education',
      'Ministerial order on digital learning',
      'Annual monitoring report'
    ],
    sources: ['EMIS annual school census', 'National statistical office', 'School survey of the ministry'],
    remarks: [
      'Figures for rural schools are estimates; the school census is being moved on line.',
      'A new strategy is before the cabinet and should be adopted next year.',
      'Answers were agreed with the ministry in charge of ICT and the statistical office.'
    ]
  },
  fr: {
    titles: [
      'Formation des enseignants à la pédagogie numérique',
      'Appui à la plateforme nationale',
      'Révision du guide sur l’IA'
    ],
    evidence: [
      'Stratégie nationale pour l’éducation numérique',
      'Arrêté ministériel sur l’apprentissage numérique',
      'Rapport annuel de suivi'
    ],
    sources: [
      'Recensement scolaire annuel (SIGE)',
      'Institut national de la statistique',
      'Enquête du ministère auprès des écoles'
    ],
    remarks: [
      'Les chiffres des écoles rurales sont des estimations ; le recensement scolaire passe en ligne.',
      'Une nouvelle stratégie est soumise au gouvernement et devrait être adoptée l’an prochain.'
    ]
  },
  es: {
    titles: [
      'Formación docente en pedagogía digital',
      'Apoyo a la plataforma nacional',
      'Revisión de la guía sobre IA'
    ],
    evidence: [
      'Estrategia nacional de educación digital',
      'Resolución ministerial sobre aprendizaje digital',
      'Informe anual de seguimiento'
    ],
    sources: [
      'Censo escolar anual (SIGE)',
      'Instituto nacional de estadística',
      'Encuesta del ministerio a las escuelas'
    ],
    remarks: [
      'Las cifras de las escuelas rurales son estimaciones; el censo escolar está pasando a formato digital.',
      'Una nueva estrategia está en consulta y debería aprobarse el próximo año.'
    ]
  },
  ru: {
    titles: [
      'Подготовка учителей по цифровой педагогике',
      'Поддержка национальной платформы',
      'Пересмотр руководства по ИИ'
    ],
    evidence: [
      'Национальная стратегия цифрового образования',
      'Приказ министерства о цифровом обучении',
      'Ежегодный отчёт о мониторинге'
    ],
    sources: [
      'Ежегодная перепись школ (ИСУО)',
      'Национальное статистическое управление',
      'Опрос школ, проведённый министерством'
    ],
    remarks: [
      'Данные по сельским школам являются оценочными; перепись школ переводится в электронный вид.',
      'Новая стратегия внесена в правительство и должна быть принята в следующем году.'
    ]
  },
  ar: {
    titles: ['تدريب المعلمين على التربية الرقمية', 'دعم المنصة الوطنية للتعلم', 'مراجعة دليل الذكاء الاصطناعي'],
    evidence: ['الاستراتيجية الوطنية للتعليم الرقمي', 'قرار وزاري بشأن التعلم الرقمي', 'تقرير الرصد السنوي'],
    sources: ['التعداد المدرسي السنوي', 'الجهاز الوطني للإحصاء', 'مسح الوزارة للمدارس'],
    remarks: [
      'أرقام المدارس الريفية تقديرية؛ ويجري نقل التعداد المدرسي إلى نظام إلكتروني.',
      'استراتيجية جديدة معروضة على الحكومة ومن المتوقع اعتمادها في العام المقبل.'
    ]
  },
  zh: {
    titles: ['教师数字化教学培训', '支持国家学习平台', '修订人工智能指南'],
    evidence: ['国家数字教育战略', '教育部数字学习令', '年度监测报告'],
    sources: ['学校年度普查（教育管理信息系统）', '国家统计局', '教育部学校调查'],
    remarks: ['农村学校的数据为估计数；学校普查正在改为网上填报。', '新战略正在审议，预计明年通过。']
  }
};
