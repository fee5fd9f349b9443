/**
 * Format 1 of scoring.json, two fixed levels with the weight beside each member, read as format 2. A published version
 * never changes, so this reader stays; it refuses nothing: what is no format 1 is handed on as it is.
 */
type Json = Readonly<Record<string, unknown>>;

export function formatTwo(json: unknown): unknown {
  if (!isObject(json) || json['format'] !== 1) return json;
  const { scale: _always0to100, ...rest } = json;
  return { ...rest, format: 2, index: isObject(json['index']) ? indexOf(json['index']) : (json['index'] ?? null) };
}

function indexOf(index: Json): Json {
  const { aggregation: _always, geometricFloor, coverage, dimensions, ...rest } = index;
  const groups = list(dimensions);
  const indicators = groups.flatMap((group) => list(group['indicators']));
  const asked = isObject(coverage) ? coverage : {};
  const weights = [...groups, ...indicators].map(({ id, weight }) => [String(id), weight] as const);
  const equal = weights.every(([, weight]) => weight === 1);
  return {
    ...rest,
    indicators: indicators.map(({ weight: _moved, rule, ...indicator }) => ({ ...indicator, ...split(rule) })),
    groups: groups.map(({ weight: _moved, indicators: members, ...group }) => ({
      ...group,
      members: list(members).map(({ id }) => id)
    })),
    members: groups.map(({ id }) => id),
    weights: equal
      ? { published: 'equal', sets: [] }
      : { published: 'nominal', sets: [{ id: 'nominal', values: Object.fromEntries(weights) }] },
    steps: { normalise: { kind: 'goalposts' } },
    levels: [
      {
        aggregate: 'arithmetic',
        coverage: asked['dimension'],
        notApplicable: asked['notApplicablePerDimension']
      },
      { aggregate: 'arithmetic', atLeast: asked['dimensions'], indicators: asked['index'] }
    ],
    uncertainty: {
      weights: 0.25,
      aggregate: ['arithmetic', 'geometric'],
      floor: geometricFloor,
      missing: ['skip', 'group_median'],
      normalise: ['goalposts', 'min_max']
    }
  };
}

function split(rule: unknown): Json {
  if (!isObject(rule)) return { rule };
  const { goalposts, ...how } = rule;
  return { rule: how, goalposts };
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
