/**
 * Which aggregates of a figure may be shown, decided once over every group of every scheme, so that two pages together
 * reveal no more than one. Two rules, both with the campaign's smallest group: no shown aggregate, and nothing that can be
 * worked out from the shown ones, rests on fewer countries; and the same for the unnamed countries alone, because the
 * named ones' scores are published and can be subtracted. Where only the second fails, the unnamed are left out.
 */
import type { GroupScheme } from '#lib/domain/countries/group.ts';
import { revealsFewerThan } from './disclosure.ts';
import type { Withheld } from './figure.ts';

/** A country that has the figure; unnamed: it chose to be in aggregates only. */
export interface Contributor {
  readonly iso3: string;
  readonly named: boolean;
}

export type Decision =
  | { readonly shown: true; readonly members: ReadonlySet<string>; readonly leftOut: number }
  | { readonly shown: false; readonly why: Withheld['why'] };

export type Decisions = (scheme: string, group: string) => Decision;

export const everyone = { scheme: 'all', id: 'all' } as const;

/** `decide` for many figures of one view: figures that rest on the same countries are decided once. */
export function decider(
  schemes: readonly GroupScheme[],
  limit: number
): (contributors: readonly Contributor[]) => Decisions {
  const decided = new Map<string, Decisions>();
  return (contributors) => {
    const key = contributors.map(({ iso3, named }) => `${iso3}${named ? '' : '*'}`).join();
    const known = decided.get(key);
    if (known !== undefined) return known;
    const decisions = decide(contributors, schemes, limit);
    decided.set(key, decisions);
    return decisions;
  };
}

/** Decided in this order: all countries, then scheme by scheme, larger groups first: the smaller one gives way. */
export function decide(
  contributors: readonly Contributor[],
  schemes: readonly GroupScheme[],
  limit: number
): Decisions {
  const decisions = new Map<string, Decision>();
  const shown: ReadonlySet<string>[] = [];
  const shownUnnamed: ReadonlySet<string>[] = [];
  const candidates = [
    { key: keyOf(everyone.scheme, everyone.id), members: contributors },
    ...schemes.flatMap((scheme) =>
      scheme.groups
        .map((group) => {
          const inside = new Set(group.members);
          return { key: keyOf(scheme.id, group.id), members: contributors.filter(({ iso3 }) => inside.has(iso3)) };
        })
        .sort((a, b) => b.members.length - a.members.length)
    )
  ];
  for (const { key, members } of candidates) {
    const decision = decideOne(members, limit, shown, shownUnnamed);
    decisions.set(key, decision);
    if (!decision.shown) continue;
    shown.push(decision.members);
    if (decision.leftOut === 0) shownUnnamed.push(unnamedOf(members));
  }
  return (scheme, group) => decisions.get(keyOf(scheme, group)) ?? { shown: false, why: 'no_data' };
}

function decideOne(
  members: readonly Contributor[],
  limit: number,
  shown: readonly ReadonlySet<string>[],
  shownUnnamed: readonly ReadonlySet<string>[]
): Decision {
  if (members.length === 0) return { shown: false, why: 'no_data' };
  if (members.length < limit) return { shown: false, why: 'too_few' };
  const unnamed = unnamedOf(members);
  const protectedUnnamed = unnamed.size === 0 || !reveals(limit, shownUnnamed, unnamed);
  const counted = protectedUnnamed ? members : members.filter((member) => member.named);
  const set = new Set(counted.map((member) => member.iso3));
  if (set.size < limit || reveals(limit, shown, set)) return { shown: false, why: 'complementary' };
  return { shown: true, members: set, leftOut: members.length - set.size };
}

/** A set that is shown already tells nothing new. */
function reveals(limit: number, shown: readonly ReadonlySet<string>[], set: ReadonlySet<string>): boolean {
  const known = shown.some((other) => other.size === set.size && [...set].every((iso3) => other.has(iso3)));
  return !known && revealsFewerThan(limit, [...shown, set]);
}

function unnamedOf(members: readonly Contributor[]): ReadonlySet<string> {
  return new Set(members.filter((member) => !member.named).map((member) => member.iso3));
}

function keyOf(scheme: string, group: string): string {
  return `${scheme}/${group}`;
}
