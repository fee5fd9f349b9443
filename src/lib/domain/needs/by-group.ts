/** The same figure over all countries and within each group; groups may not overlap here, a country is in one or none. */

export interface ByGroup<Figure> {
  readonly all: Figure;
  /** In the order in which the groups first occur. */
  readonly groups: ReadonlyMap<string, Figure>;
}

/** `groups`: one name per country, null for none. `figure` gets the positions of the countries it is about. */
export function byGroup<Figure>(
  groups: readonly (string | null)[],
  figure: (countries: readonly number[]) => Figure
): ByGroup<Figure> {
  const members = new Map<string, number[]>();
  groups.forEach((group, country) => {
    if (group !== null) members.set(group, [...(members.get(group) ?? []), country]);
  });
  return {
    all: figure(groups.map((_, country) => country)),
    groups: new Map([...members].map(([group, countries]) => [group, figure(countries)]))
  };
}
