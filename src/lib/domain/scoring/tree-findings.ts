/** Whether indicators and groups make one tree: each id once, each with one parent, all reached from the index, no cycle. */
import type { Finding } from '#lib/domain/instrument/finding.ts';
import type { IndexFile } from './index-model.ts';
import { error } from './model-finding.ts';

export function treeFindings(index: IndexFile): readonly Finding[] {
  return [...idFindings(index), ...memberFindings(index)];
}

function idFindings(index: IndexFile): Finding[] {
  const seen = new Set([index.id]);
  const once = ({ id }: { readonly id: string }, path: string): Finding[] => {
    if (seen.has(id)) return [error('repeated', `${path}.id`, `the id "${id}" is used twice; each id once`)];
    seen.add(id);
    return [];
  };
  return [
    ...index.indicators.flatMap((one, at) => once(one, `index.indicators[${at}]`)),
    ...index.groups.flatMap((one, at) => once(one, `index.groups[${at}]`))
  ];
}

function memberFindings(index: IndexFile): Finding[] {
  const findings: Finding[] = [];
  const known = new Set([...index.indicators, ...index.groups].map(({ id }) => id));
  const parents = new Map<string, string>();
  const lists = [
    { id: index.id, path: 'index.members', members: index.members },
    ...index.groups.map(({ id, members }, at) => ({ id, path: `index.groups[${at}].members`, members }))
  ];
  for (const { id, path, members } of lists)
    members.forEach((member, at) => {
      const parent = parents.get(member);
      if (!known.has(member))
        findings.push(error('unknown', `${path}[${at}]`, `no indicator or group is called "${member}"`));
      else if (parent !== undefined)
        findings.push(
          error('parents', `${path}[${at}]`, `"${member}" is a member of ${parent} already; one group each`)
        );
      else parents.set(member, id);
    });
  return findings.length > 0 ? findings : reachFindings(index, parents);
}

/** More is a mistake, and the tree is walked by recursion. */
const deepest = 20;

/** With one parent each, what does not lead up to the index is unused, or goes round in a circle. */
function reachFindings(index: IndexFile, parents: ReadonlyMap<string, string>): Finding[] {
  const all = [
    ...index.indicators.map(({ id }, at) => ({ id, path: `index.indicators[${at}]`, kind: 'indicator' })),
    ...index.groups.map(({ id }, at) => ({ id, path: `index.groups[${at}]`, kind: 'group' }))
  ];
  return all.flatMap(({ id, path, kind }): Finding[] => {
    if (!parents.has(id)) return [error('unused', path, `no group has the ${kind} "${id}" as a member`)];
    const way = new Set<string>([id]);
    for (let up = parents.get(id); up !== undefined && up !== index.id; up = parents.get(up)) {
      if (up === id) return [error('cycle', `${path}.members`, `"${id}" is, by way of ${[...way].join(' → ')}, its own member`)]; // prettier-ignore
      if (way.has(up)) return [];
      way.add(up);
      if (way.size > deepest) return [error('levels', path, `"${id}" stands too deep: at most ${deepest} groups above each other were expected`)]; // prettier-ignore
    }
    return [];
  });
}
