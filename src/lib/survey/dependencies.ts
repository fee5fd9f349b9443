/** What each question of a version reads: by its own conditions, its section's and, of a calculated one, its expression. */
import type { Dependencies, Reads } from '#lib/domain/country-file/dependencies.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { questionsIn } from './dependency-order.ts';

export function dependenciesOf(questionnaire: Questionnaire): Dependencies {
  const dependencies = new Map<string, Reads>();
  const known = (names: readonly string[]) => new Set(names.filter((name) => questionnaire.byName.has(name)));
  for (const section of questionnaire.sections) {
    const bySection = questionsIn(section.visibleIf);
    for (const question of section.questions) {
      const { visibleIf, enableIf, requiredIf } = question;
      const expression = question.type === 'calculated' ? question.expression : null;
      const named = [visibleIf, enableIf, requiredIf].flatMap(questionsIn);
      dependencies.set(question.name, {
        conditions: known([...bySection, ...named]),
        value: known(questionsIn(expression))
      });
    }
  }
  return dependencies;
}
