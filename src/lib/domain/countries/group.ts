/** A scheme of country groups as it stood on one day: what `groupsOn(date)` returns and what the views are grouped by. */
import type { Text } from '#lib/domain/languages.ts';

export interface CountryGroup {
  /** Unique within its scheme. */
  readonly id: string;
  readonly title: Text;
  /** ISO 3166-1 alpha-3, sorted. Only Member States and Associate Members of that day. */
  readonly members: readonly string[];
}

export interface GroupScheme {
  /** e.g. unesco_region */
  readonly id: string;
  readonly title: Text;
  /** No country is in two of its groups. */
  readonly disjoint: boolean;
  readonly groups: readonly CountryGroup[];
}
