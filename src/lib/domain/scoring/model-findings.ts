/**
 * What a well-formed scoring model can still get wrong in itself: a tree that is none, weights that do not fit, reversed
 * goalposts, steps without what they need, a mean that can meet zero, bands with gaps. Says where, and what was expected.
 */
import type { Finding } from '#lib/domain/instrument/finding.ts';
import type { IndexFile } from './index-model.ts';
import { levelFindings } from './level-findings.ts';
import type { ScoringFile } from './model.ts';
import type { NeedsModel } from './needs-model.ts';
import { treeFindings } from './tree-findings.ts';
import { error } from './model-finding.ts';

export function modelFindings(model: Pick<ScoringFile, 'index' | 'needs' | 'unscored'>): readonly Finding[] {
  const findings = [
    ...(model.index === null ? [] : indexFindings(model.index)),
    ...(model.needs === null ? [] : needsFindings(model.needs))
  ];
  const seen = new Set<string>();
  model.unscored.forEach((name, at) => {
    if (seen.has(name)) findings.push(error('repeated', `unscored[${at}]`, `"${name}" is listed twice`));
    seen.add(name);
  });
  return findings;
}

function indexFindings(index: IndexFile): readonly Finding[] {
  const tree = treeFindings(index);
  // Levels and weights of a tree that is none would only repeat the mistake.
  return [
    ...tree,
    ...indicatorFindings(index),
    ...scaleFindings(index),
    ...bandFindings(index),
    ...supportFindings(index),
    ...(tree.length > 0 ? [] : [...weightFindings(index), ...levelFindings(index)])
  ];
}

function indicatorFindings(index: IndexFile): Finding[] {
  const findings: Finding[] = [];
  const questions = new Map<string, string>();
  const { kind } = index.steps.normalise;
  const withinGoalposts = kind === 'goalposts' || (index.uncertainty?.normalise.includes('goalposts') ?? false);
  index.indicators.forEach((indicator, i) => {
    const path = `index.indicators[${i}]`;
    const question = indicator.question ?? indicator.id;
    const other = questions.get(question);
    if (other !== undefined)
      findings.push(error('repeated', `${path}.question`, `"${question}" is scored by ${other} already`));
    questions.set(question, indicator.id);
    if (indicator.goalposts === null) {
      if (withinGoalposts)
        findings.push(error('goalposts', `${path}.goalposts`, 'two numbers [lower, upper] were expected: points lie between goalposts')); // prettier-ignore
    } else if (!(indicator.goalposts[0] < indicator.goalposts[1])) {
      const [lower, upper] = indicator.goalposts;
      const expected = `lower ${lower} must be below upper ${upper}; use direction -1 to reverse`;
      findings.push(error('goalposts', `${path}.goalposts`, expected));
    } else if (!Number.isFinite(indicator.goalposts[1] - indicator.goalposts[0]))
      findings.push(error('goalposts', `${path}.goalposts`, 'two numbers whose distance can be computed were expected: these are too far apart')); // prettier-ignore
    if (indicator.transform === 'log') findings.push(...logFindings(indicator, path));
    if (kind === 'distance_to_target' && indicator.target === null)
      findings.push(error('target', `${path}.target`, 'a target was expected: points measure the distance to it'));
  });
  if (index.steps.denominate && index.indicators.every((one) => one.denominator === null))
    findings.push(error('denominator', 'index.steps.denominate', 'no indicator names a denominator'));
  return findings;
}

function logFindings({ goalposts, target }: IndexFile['indicators'][number], path: string): Finding[] {
  const expected = 'a number above 0 was expected: the indicator is taken as its logarithm';
  return [
    ...(goalposts !== null && !(goalposts[0] > 0) ? [error('transform', `${path}.goalposts`, expected)] : []),
    ...(target !== null && !(target > 0) ? [error('transform', `${path}.target`, expected)] : [])
  ];
}

/** No group may be left without weight, in any set: its members could not be added up. */
function weightFindings(index: IndexFile): Finding[] {
  const findings: Finding[] = [];
  const known = new Set([...index.indicators, ...index.groups].map(({ id }) => id));
  const { published, sets } = index.weights;
  if (published !== 'equal' && !sets.some(({ id }) => id === published)) {
    const names = ['equal', ...sets.map(({ id }) => id)].join(', ');
    findings.push(error('unknown', 'index.weights.published', `one of ${names} was expected`));
  }
  const ids = new Set<string>();
  sets.forEach(({ id, values }, s) => {
    const path = `index.weights.sets[${s}]`;
    if (ids.has(id)) findings.push(error('repeated', `${path}.id`, `the set "${id}" is given twice`));
    ids.add(id);
    for (const name of Object.keys(values))
      if (!known.has(name))
        findings.push(error('unknown', `${path}.values.${name}`, `no indicator or group is called "${name}"`));
    const groups = [{ id: index.id, members: index.members }, ...index.groups];
    for (const group of groups)
      if (group.members.every((member) => Object.hasOwn(values, member) && values[member] === 0))
        findings.push(error('weights', `${path}.values`, `all weights in ${group.id} are 0; at least one above 0 was expected`)); // prettier-ignore
  });
  return findings;
}

function scaleFindings({ steps: { normalise: how } }: IndexFile): Finding[] {
  if (how.kind !== 'min_max' || (how.from < how.to && Number.isFinite(how.to - how.from))) return [];
  const expected = `from ${how.from} must be below to ${how.to}, at a distance that can be computed`;
  return [error('scale', 'index.steps.normalise', `${expected}; use direction -1 to reverse an indicator`)];
}

/** Between goalposts every score lies from 0 to the scale; elsewhere bands need only follow each other. */
function bandFindings({ bands, steps }: IndexFile): Finding[] {
  const findings: Finding[] = [];
  const { normalise: how } = steps;
  const range = how.kind === 'goalposts' && how.truncate ? { bottom: 0, top: how.scale } : null;
  bands.forEach((band, b) => {
    const path = `index.bands[${b}]`;
    const next = bands[b + 1];
    if (!(band.from < band.to)) findings.push(error('bands', path, `from ${band.from} must be below to ${band.to}`));
    if (b === 0 && range !== null && band.from !== range.bottom)
      findings.push(error('bands', `${path}.from`, `the first band starts at ${range.bottom}`));
    const end = next === undefined ? range?.top : next.from;
    if (end !== undefined && band.to !== end)
      findings.push(
        error('bands', `${path}.to`, `${end} was expected, so that no score falls between two bands or outside`)
      );
  });
  return findings;
}

function supportFindings(index: IndexFile): Finding[] {
  return index.support.flatMap((support, s) =>
    support.dimensions.flatMap((id, d) =>
      index.members.includes(id) && index.groups.some((group) => group.id === id)
        ? []
        : [error('unknown', `index.support[${s}].dimensions[${d}]`, `no dimension is called "${id}"`)]
    )
  );
}

function needsFindings(needs: NeedsModel): Finding[] {
  const findings: Finding[] = [];
  const { min, max, topBoxFrom } = needs.scale;
  if (!(min < topBoxFrom && topBoxFrom <= max))
    findings.push(error('scale', 'needs.scale', 'min < topBoxFrom <= max was expected'));
  const ids = new Set<string>();
  needs.themes.forEach((theme, t) => {
    const path = `needs.themes[${t}]`;
    if (ids.has(theme.id))
      findings.push(error('repeated', `${path}.id`, `the id "${theme.id}" is used twice; each id once`));
    ids.add(theme.id);
    if (theme.importance === null && theme.ranking === null)
      findings.push(error('theme', path, 'importance or ranking: a theme needs at least one of them'));
  });
  return findings;
}
