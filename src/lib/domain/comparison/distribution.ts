/**
 * Builds DistributionView: one question by group. Only approved submissions enter; what is shown of a group rests on at
 * least the smallest group of countries that answered, also by subtraction.
 */
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import { cellOf, choicesOf, partsOf, type Cell } from './cells.ts';
import type { DistributionGroup, DistributionInput, DistributionView } from './distribution-view.ts';
import type { GroupRef } from './figure.ts';
import { everyoneRef, groupRef, quartilesOf, schemeRef } from './references.ts';
import { roundRef, usableOf } from './round.ts';
import { decide } from './suppression.ts';

/** Failures: 'analysis.unknown_question' (or part), 'analysis.unknown_group' (no such scheme). */
export function buildDistribution(input: DistributionInput): DistributionView | Problem {
  const { round, schemes } = input;
  const question = round.questionnaire.byName.get(input.question);
  if (question === undefined) return problem('analysis.unknown_question', { question: input.question }, 'question');
  const parts = partsOf(question);
  const part = input.part ?? parts[0]?.id ?? null;
  if (part !== null && !parts.some((one) => one.id === part))
    return problem('analysis.unknown_question', { question: `${question.name} / ${part}` }, 'part');
  const scheme = input.scheme === null ? null : schemes.find((one) => one.id === input.scheme);
  if (scheme === undefined) return problem('analysis.unknown_group', { group: input.scheme ?? '' }, 'scheme');

  const cells = usableOf(round).map((scored) => cellOf(scored, question, part));
  const limit = round.campaign.smallestGroup;
  const decisionOf = decide(
    cells.filter((cell) => cell.state === 'answered'),
    schemes,
    limit
  );
  const row = (group: GroupRef, members: readonly string[]): DistributionGroup => {
    const inside = new Set(members);
    const asked = round.campaign.countries.filter((iso3) => inside.has(iso3));
    const here = cells.filter((cell) => inside.has(cell.iso3));
    const decision = decisionOf(group.scheme, group.id);
    if (decision.shown)
      return counted(
        group,
        question,
        here.filter((cell) => cell.named || decision.leftOut === 0),
        decision.leftOut,
        asked.length
      );
    // Nobody answered: that alone may be said of enough countries, none of which is then told from another.
    if (decision.why === 'no_data' && here.length > 0 && here.length >= limit)
      return counted(group, question, here, 0, asked.length);
    return { group, shown: false, of: asked.length, why: decision.why };
  };
  return {
    round: roundRef(round),
    question: {
      name: question.name,
      type: question.type,
      title: question.title,
      section: round.questionnaire.sectionOf.get(question.name) ?? ''
    },
    parts,
    part,
    scheme: scheme === null ? null : schemeRef(scheme),
    schemes: schemes.map(schemeRef),
    all: row(everyoneRef, round.campaign.countries),
    groups: scheme === null ? [] : scheme.groups.map((group) => row(groupRef(scheme, group), group.members))
  };
}

function counted(
  group: GroupRef,
  question: Question,
  cells: readonly Cell[],
  leftOut: number,
  of: number
): DistributionGroup {
  const inState = (state: Cell['state']) => cells.filter((cell) => cell.state === state).length;
  const answered = inState('answered');
  const notAsked = inState('not_asked');
  const numbers = cells.map((cell) => cell.number).filter((number) => number !== null);
  return {
    group,
    shown: true,
    n: cells.length,
    of,
    leftOut,
    asked: cells.length - notAsked,
    answered,
    states: {
      not_applicable: inState('not_applicable'),
      dont_know: inState('dont_know'),
      refused: inState('refused'),
      skipped: inState('skipped'),
      blank: inState('blank')
    },
    notAsked,
    choices: choicesOf(question).map(({ value, text }) => {
      const count = cells.filter((cell) => cell.values.includes(value)).length;
      return { value, text, count, share: answered === 0 ? null : count / answered };
    }),
    numbers: isNumeric(question) ? quartilesOf(numbers) : null
  };
}

function isNumeric(question: Question): boolean {
  return ['number', 'calculated', 'multiple_text', 'rating'].includes(question.type);
}
