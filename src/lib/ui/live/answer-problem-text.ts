/** Why an answer does not pass its check, in words: only the reasons of that check, since they travel to the browser. */
import type { Problem } from '#lib/domain/problem.ts';
import {
  problem_answer_above,
  problem_answer_below,
  problem_answer_not_a_number,
  problem_answer_not_an_integer,
  problem_answer_out_of_range,
  problem_answer_repeated_choice,
  problem_answer_state_not_offered,
  problem_answer_too_few_choices,
  problem_answer_too_long,
  problem_answer_too_many_choices,
  problem_answer_too_many_rows,
  problem_answer_unknown_choice,
  problem_answer_wrong_type
} from '#lib/i18n/generated/messages.js';

/** null: the server will say it. */
export function answerProblemText({ problem, params }: Problem): string | null {
  const { min = 0, max = 0, limit = 0, choice = '', state = '' } = params;
  switch (problem) {
    case 'answer.out_of_range':
      if (params['max'] === undefined) return problem_answer_below({ min });
      return params['min'] === undefined ? problem_answer_above({ max }) : problem_answer_out_of_range({ min, max });
    case 'answer.not_a_number':
      return problem_answer_not_a_number();
    case 'answer.not_an_integer':
      return problem_answer_not_an_integer();
    case 'answer.too_long':
      return problem_answer_too_long({ limit });
    case 'answer.too_many_choices':
      return problem_answer_too_many_choices({ limit });
    case 'answer.too_few_choices':
      return problem_answer_too_few_choices({ limit });
    case 'answer.repeated_choice':
      return problem_answer_repeated_choice();
    case 'answer.too_many_rows':
      return problem_answer_too_many_rows({ limit });
    case 'answer.unknown_choice':
      return problem_answer_unknown_choice({ choice });
    case 'answer.state_not_offered':
      return problem_answer_state_not_offered({ state });
    case 'answer.wrong_type':
      return problem_answer_wrong_type();
    default:
      return null;
  }
}
