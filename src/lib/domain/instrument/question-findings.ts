/** What a question can get wrong in itself: ranges reversed, limits beyond its choices, none without words, double duty. */
import type { Finding } from './finding.ts';
import { questionPlaces, type QuestionPlace } from './places.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { SurveyJson } from './survey-json.ts';

function finding(path: string, rule: string, message: string): Finding {
  return { severity: 'error', file: 'survey.json', path, rule, message };
}

function rangeFindings({ question, path }: QuestionPlace): readonly Finding[] {
  const ranges =
    question.type === 'number' || question.type === 'rating'
      ? [question]
      : question.type === 'multiple_text'
        ? question.items.filter((item) => item.kind === 'number')
        : question.type === 'panel'
          ? question.template.filter((inner) => inner.type === 'number')
          : [];
  return ranges
    .filter(({ min, max }) => min !== null && max !== null && min >= max)
    .map(({ min, max }) => finding(path, 'range/reversed', `the least value ${min} must be below the greatest ${max}`));
}

function limitFindings({ question, path }: QuestionPlace): readonly Finding[] {
  if (question.type !== 'choices' && question.type !== 'ranking') return [];
  const { max } = question;
  const count = question.choices.length;
  if (max !== null && max > count)
    return [finding(path, 'choice/limit', `${max} may be chosen, but there are only ${count} choices`)];
  if (question.type === 'ranking' && question.min > question.max)
    return [finding(path, 'choice/limit', `at least ${question.min} and at most ${question.max} cannot both hold`)];
  return [];
}

function dutyFindings({ question, path }: QuestionPlace): readonly Finding[] {
  const twice = question.isRequired && question.requiredIf !== null;
  const computed = question.type === 'calculated';
  const asked = question.isRequired || question.requiredIf !== null || question.enableIf !== null;
  return [
    ...(twice ? [finding(path, 'required/twice', 'isRequired and requiredIf contradict each other; keep one')] : []),
    ...(computed && asked
      ? [finding(path, 'calculated/asked', 'a calculated value is never typed: no isRequired, requiredIf or enableIf')]
      : []),
    ...(computed && question.states.length > 0
      ? [
          finding(
            path,
            'calculated/states',
            'a calculated value offers no states; offer them on its inputs (lineage.json)'
          )
        ]
      : [])
  ];
}

function noneFindings(survey: SurveyJson): readonly Finding[] {
  return survey.pages.flatMap((page, p) =>
    page.elements.flatMap((element, e) => {
      if (element.type !== 'checkbox') return [];
      const offered = element.showNoneItem === true;
      if (offered === (element.noneText !== undefined)) return [];
      const message = 'showNoneItem and noneText belong together: say in words what “none” means here';
      return [finding(`pages[${p}].elements[${e}]`, 'choice/none-text', message)];
    })
  );
}

export function questionFindings(survey: SurveyJson, questionnaire: Questionnaire): readonly Finding[] {
  const places = questionPlaces(questionnaire);
  return [
    ...places.flatMap(rangeFindings),
    ...places.flatMap(limitFindings),
    ...places.flatMap(dutyFindings),
    ...noneFindings(survey)
  ];
}
