/**
 * What a well-formed scoring model can still get wrong in itself: repeated ids, a question scored twice, reversed goalposts,
 * weights that do not fit, bands with gaps, support for an unknown dimension. Says where, and what was expected.
 */
import type { Finding } from '#lib/domain/instrument/finding.ts';
import type { IndexModel, NeedsModel, ScoringModel } from './model.ts';

export function modelFindings(model: ScoringModel): readonly Finding[] {
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

function indexFindings(index: IndexModel): Finding[] {
  const findings: Finding[] = [];
  const ids = new Set<string>();
  const questions = new Map<string, string>();
  const once = (id: string, path: string) => {
    if (ids.has(id)) findings.push(error('repeated', path, `the id "${id}" is used twice; each id once`));
    ids.add(id);
  };
  once(index.id, 'index.id');
  if (index.dimensions.every((dimension) => dimension.weight === 0))
    findings.push(error('weights', 'index.dimensions', 'all weights are 0; at least one above 0 was expected'));
  index.dimensions.forEach((dimension, d) => {
    const at = `index.dimensions[${d}]`;
    once(dimension.id, `${at}.id`);
    if (dimension.indicators.every((indicator) => indicator.weight === 0))
      findings.push(error('weights', `${at}.indicators`, 'all weights are 0; at least one above 0 was expected'));
    dimension.indicators.forEach((indicator, i) => {
      const path = `${at}.indicators[${i}]`;
      once(indicator.id, `${path}.id`);
      const other = questions.get(indicator.question);
      if (other !== undefined)
        findings.push(error('repeated', `${path}.question`, `"${indicator.question}" is scored by ${other} already`));
      questions.set(indicator.question, indicator.id);
      const [lower, upper] = indicator.rule.goalposts;
      if (!(lower < upper))
        findings.push(
          error(
            'goalposts',
            `${path}.rule.goalposts`,
            `lower ${lower} must be below upper ${upper}; use direction -1 to reverse`
          )
        );
    });
  });
  if (index.coverage.dimensions > index.dimensions.length)
    findings.push(
      error(
        'coverage',
        'index.coverage.dimensions',
        `there are ${index.dimensions.length} dimensions; at most that many can be asked for`
      )
    );
  index.bands.forEach((band, b) => {
    const path = `index.bands[${b}]`;
    const next = index.bands[b + 1];
    if (!(band.from < band.to)) findings.push(error('bands', path, `from ${band.from} must be below to ${band.to}`));
    if (b === 0 && band.from !== 0) findings.push(error('bands', `${path}.from`, 'the first band starts at 0'));
    const end = next === undefined ? 100 : next.from;
    if (band.to !== end)
      findings.push(
        error('bands', `${path}.to`, `${end} was expected, so that no score falls between two bands or outside`)
      );
  });
  index.support.forEach((support, s) => {
    support.dimensions.forEach((id, d) => {
      if (!index.dimensions.some((dimension) => dimension.id === id))
        findings.push(error('unknown', `index.support[${s}].dimensions[${d}]`, `no dimension is called "${id}"`));
    });
  });
  return findings;
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

export function error(rule: string, path: string, message: string): Finding {
  return { severity: 'error', file: 'scoring.json', path, rule: `scoring/${rule}`, message: `${path}: ${message}` };
}
