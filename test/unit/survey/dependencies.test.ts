/** What the conditions of the published surveys read, by hand. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isFindings, parseQuestionnaire } from '#lib/domain/instrument/parse.ts';
import { dependenciesOf } from '#lib/survey/dependencies.ts';

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

function dependencies(instrument: string) {
  const folder = `surveys/${instrument}/1.0.0`;
  const questionnaire = parseQuestionnaire(
    instrument,
    '1.0.0',
    json(`${folder}/survey.json`),
    json(`${folder}/lineage.json`)
  );
  if (isFindings(questionnaire)) throw new Error(questionnaire[0]?.message);
  return dependenciesOf(questionnaire);
}

it('names the questions that conditions and computed values read, and none that is not there', () => {
  const dtr = dependencies('dtr');
  const of = (name: string) => [[...(dtr.get(name)?.conditions ?? [])], [...(dtr.get(name)?.value ?? [])]];
  expect(of('resp_body_other')).toEqual([['resp_body'], []]);
  expect(of('inc5')).toEqual([[], ['inc5_in']]);
  expect(of('gov1')).toEqual([[], []]);
  for (const { conditions, value } of dtr.values())
    for (const name of [...conditions, ...value]) expect(dtr.has(name)).toBe(true);
});
