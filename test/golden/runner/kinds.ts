/** All kinds of cases that can be run, the more particular ones first. */
import type { CaseFile } from './case-file.ts';
import { availability } from './kinds/availability.ts';
import { components } from './kinds/components.ts';
import { copeland } from './kinds/copeland.ts';
import { correlations } from './kinds/correlations.ts';
import { edge } from './kinds/edge.ts';
import { groupRanks } from './kinds/group-ranks.ts';
import { indicatorStats } from './kinds/indicator-stats.ts';
import type { Kind } from './kinds/kind.ts';
import { importance, topRanking } from './kinds/needs.ts';
import { panel } from './kinds/panel.ts';
import { pipeline } from './kinds/pipeline.ts';
import { removal } from './kinds/removal.ts';
import { sobol } from './kinds/sobol.ts';
import { strengths } from './kinds/strengths.ts';
import { uncertainty } from './kinds/uncertainty.ts';
import { weights } from './kinds/weights.ts';

const kinds: readonly Kind[] = [
  edge,
  importance,
  topRanking,
  sobol,
  uncertainty,
  panel,
  removal,
  copeland,
  components,
  correlations,
  strengths,
  indicatorStats,
  availability,
  weights,
  pipeline,
  groupRanks
];

export function kindOf(file: CaseFile): Kind | null {
  return kinds.find((kind) => kind.claims(file)) ?? null;
}
