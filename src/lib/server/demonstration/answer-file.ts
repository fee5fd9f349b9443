/**
 * Carries one country file as far as its fate says, by the very use cases that people's clicks call: sections saved one by
 * one by the focal point and a colleague, signed, approved or returned. Any refusal is a bug and stops the filling.
 */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/domain/access.ts';
import type { Country } from '#lib/domain/countries/country.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { approveSubmission } from '#lib/server/usecases/approve-submission.ts';
import { openSection } from '#lib/server/usecases/open-section.ts';
import { returnSubmission } from '#lib/server/usecases/return-submission.ts';
import { saveAnswers } from '#lib/server/usecases/save-answers.ts';
import { submitFile } from '#lib/server/usecases/submit-file.ts';
import type { CompiledVersion } from '#lib/server/version-shelf.ts';
import { generateAnswers, type Respondent } from './generate-answers.ts';
import type { Fate } from './plan.ts';

export interface DemonstrationFile {
  readonly fileId: string;
  readonly country: Country;
  readonly focalPoint: Actor;
  readonly analyst: Actor;
  readonly respondent: Respondent;
  readonly fate: Fate;
}

/** A use case's value; a Problem here means that the demonstration does what no person could do. */
export function must<T>(result: T | Problem): T {
  if (isProblem(result))
    throw new Error(`${result.problem} ${JSON.stringify([result.at, result.params, result.causes])}`);
  return result;
}

/** @param tick moves the time on by some hours: every act has its own moment */
export async function answerFile(
  app: App,
  version: CompiledVersion,
  file: DemonstrationFile,
  tick: (hours: number) => void
): Promise<void> {
  const { fate, fileId, focalPoint, analyst } = file;
  if (fate === 'invited') return;
  const sections = [...generateAnswers(version.questionnaire, version.logic, file.respondent)];
  const [first] = sections;
  if (first === undefined) return;
  must(await openSection(app, focalPoint, { fileId, section: first[0] }));
  if (fate === 'visited') return;

  const filled = fate === 'in progress' ? sections.slice(0, Math.ceil(sections.length / 2)) : sections;
  for (const [, answers] of filled) {
    if (Object.keys(answers).length === 0) continue;
    const inputs = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, { ...answer, base: 0 }]));
    const saved = must(await saveAnswers(app, focalPoint, { fileId, changeId: randomUUID(), answers: inputs }));
    const [refused] = Object.values(saved.refused);
    if (refused !== undefined) must(refused);
    tick(1);
  }
  if (fate === 'in progress') return;

  await sign(app, file);
  tick(20);
  if (fate === 'submitted') return;
  if (fate === 'returned' || fate === 'approved after return') {
    const reason =
      'The share of schools with Internet differs from the official statistic: please check it and name the source.';
    must(await returnSubmission(app, analyst, { fileId, number: 1, changeId: randomUUID(), reason }));
    tick(30);
    if (fate === 'returned') return;
    await sign(app, file);
    tick(10);
  }
  const number = fate === 'approved after return' ? 2 : 1;
  must(await approveSubmission(app, analyst, { fileId, number, changeId: randomUUID(), remarks: '' }));
}

async function sign(app: App, { fileId, focalPoint, country, respondent }: DemonstrationFile): Promise<void> {
  const { file } = must(await openSection(app, focalPoint, { fileId, section: 'respondent' }));
  must(
    await submitFile(app, focalPoint, {
      fileId,
      changeId: randomUUID(),
      expectedRevision: file.revision,
      signer: { name: focalPoint.name, function: `Secretary-General, National Commission (${country.iso3})` },
      language: respondent.language
    })
  );
}
