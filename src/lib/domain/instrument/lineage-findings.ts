/** What lineage.json says of a question that could never come true: a sum of parts that are not there, or are no numbers. */
import type { Finding } from './finding.ts';
import type { LineageJson } from './lineage-json.ts';
import type { Questionnaire } from './questionnaire.ts';

export function totalFindings({ questions }: LineageJson, { byName }: Questionnaire): readonly Finding[] {
  return Object.entries(questions).flatMap(([name, { total }]): readonly Finding[] => {
    const question = byName.get(name);
    if (total === undefined || question === undefined) return [];
    const numbers = new Set(
      question.type === 'multiple_text'
        ? question.items.filter(({ kind }) => kind === 'number').map((item) => item.name)
        : []
    );
    const { parts, is } = total;
    const named = typeof is === 'string' ? [...parts, is] : parts;
    const missing = named.filter((one) => !numbers.has(one));
    const message =
      missing.length > 0
        ? `“${missing.join('”, “')}”: the question has no item of this name that takes a number`
        : new Set(named).size < named.length
          ? 'an item stands twice in the sum'
          : null;
    if (message === null) return [];
    const path = `questions.${name}.total`;
    return [{ severity: 'error', file: 'lineage.json', path, rule: 'lineage/total', message }];
  });
}

/**
 * A crosswalk row that leads to nothing: to a question that the earlier version does not have.
 * @param earlier the earlier version; undefined: it is not known here, which is said once
 */
export function crosswalkFindings(
  { instrument, byName }: Questionnaire,
  earlier: (instrument: string, version: string) => Questionnaire | undefined
): readonly Finding[] {
  const unknown = new Set<string>();
  return [...byName.values()].flatMap(({ name, continues = [] }) =>
    continues.flatMap((row, index): readonly Finding[] => {
      const from = row.instrument ?? instrument;
      const version = `${from} ${row.version}`;
      const found = earlier(from, row.version);
      const base = { file: 'lineage.json', path: `questions.${name}.continues[${index}]` } as const;
      if (found !== undefined) {
        if (found.byName.has(row.question)) return [];
        const message = `${version} has no question “${row.question}”`;
        return [{ severity: 'error', rule: 'lineage/continuation', message, ...base }];
      }
      if (unknown.has(version)) return [];
      unknown.add(version);
      const message = `${version} is not published here: its answers cannot be shown beside`;
      return [{ severity: 'warning', rule: 'lineage/continuation', message, ...base }];
    })
  );
}
