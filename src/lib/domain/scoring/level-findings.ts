/** Whether each level of the tree has its rule, asks for no more than there is, and uses no mean that can meet zero. */
import type { Finding } from '#lib/domain/instrument/finding.ts';
import type { IndexFile, LevelModel } from './index-model.ts';
import { error } from './model-finding.ts';
import type { NormalisationModel } from './steps-model.ts';
import { nodesOf } from './tree.ts';

export function levelFindings(index: IndexFile): readonly Finding[] {
  const whole = { ...index, groups: index.groups.map((group) => ({ ...group, title: { en: group.id } })) };
  const nodes = nodesOf(whole);
  const depth = nodes.at(-1)?.level ?? 1;
  if (index.levels.length !== depth) {
    const expected = `${depth} levels were expected, from the groups of indicators up to the index; there are ${index.levels.length}`;
    return [error('levels', 'index.levels', expected)];
  }
  return [
    ...index.levels.flatMap((level, at) => {
      const members = nodes.filter((node) => node.level === at + 1).map((node) => node.members.length);
      const fewest = Math.min(...members);
      if (level.atLeast <= fewest) return [];
      const expected = `a group of this level has ${fewest} members; at most that many can be asked for`;
      return [error('coverage', `index.levels[${at}].atLeast`, expected)];
    }),
    ...zeroFindings(index)
  ];
}

/** Follows the lowest possible value up the tree; without a normalisation it is unknown, and the score says so if it happens. */
function zeroFindings({ levels, steps }: IndexFile): Finding[] {
  let positive = isPositive(steps.normalise);
  return levels.flatMap((level, at) => {
    const meets = level.aggregate !== 'arithmetic' && level.floor === null && !positive;
    positive ||= level.aggregate !== 'arithmetic';
    if (!meets || steps.normalise.kind === 'none') return [];
    return [
      error(
        'zero',
        `index.levels[${at}].aggregate`,
        `a ${level.aggregate} mean can meet zero here: normalise to a range above 0 or give a floor`
      )
    ];
  });
}

function isPositive(how: NormalisationModel): boolean {
  return how.kind === 'rank' || (how.kind === 'min_max' && how.from > 0 && how.to > 0);
}

/** The rule of a node; a model without findings has one for each level. */
export function levelOf(levels: readonly LevelModel[], level: number): LevelModel {
  const found = levels[level - 1];
  if (found === undefined) throw new Error(`the model has no rule for level ${level}`);
  return found;
}
