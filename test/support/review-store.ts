/**
 * A store for the review journey: dtr 1.0.0, six countries with every rubric at level 3 (50 points each) and nothing else, so
 * that all figures can be told by hand. Five are approved; Albania has signed and waits. Everybody has a session.
 */
import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import { beginSession } from '#lib/server/sessions.ts';
import { approveSubmission } from '#lib/server/usecases/approve-submission.ts';
import { openSection } from '#lib/server/usecases/open-section.ts';
import { saveAnswers } from '#lib/server/usecases/save-answers.ts';
import { submitFile } from '#lib/server/usecases/submit-file.ts';
import { dtrRound, openStore } from './dtr-round.ts';

/** Session tokens. */
export interface ReviewStore {
  readonly analyst: string;
  readonly drafter: string;
  readonly albania: string;
}

function sure<T>(result: T | Problem): T {
  if (isProblem(result)) throw new Error(`${result.problem} ${JSON.stringify([result.at, result.params])}`);
  return result;
}

function actorOf(personId: string, role: Role, iso3: string | null): Actor {
  return { personId, name: personId, email: `${personId}@example.org`, role, iso3, language: 'en', via: 'page' };
}

export async function reviewStore(settings: Readonly<Record<string, string>>): Promise<ReviewStore> {
  const respondents = await dtrRound(settings, 6);
  const app = await openStore(settings);
  try {
    const version = await app.versions.get('dtr', '1.0.0');
    if (version === null) throw new Error('dtr 1.0.0 is not on the shelf');
    const rubrics = [...version.questionnaire.byName.values()].filter(
      (question) => question.type === 'choice' && question.choices.some(({ value }) => value === 5)
    );
    const answered = (value: string | number) => ({ base: 0, state: 'answered', value, language: 'en' }) as const;
    const answers = {
      resp_body: answered('moe'),
      consent: answered('named'),
      ...Object.fromEntries(rubrics.map(({ name }) => [name, answered(3)]))
    };
    const analyst = actorOf('analyst', 'analyst', null);
    for (const { fileId, personId } of respondents) {
      const iso3 = fileId.slice(-3);
      const focal = actorOf(personId, 'focal_point', iso3);
      sure(await openSection(app, focal, { fileId, section: 'gov' }));
      const saved = sure(await saveAnswers(app, focal, { fileId, changeId: randomUUID(), answers }));
      for (const refused of Object.values(saved.refused)) sure(refused);
      const { revision } = saved;
      const signer = { name: 'A. Person', function: 'Secretary-General' };
      const changeId = randomUUID();
      sure(await submitFile(app, focal, { fileId, changeId, expectedRevision: revision, signer, language: 'en' }));
      if (iso3 === 'ALB') continue;
      sure(await approveSubmission(app, analyst, { fileId, number: 1, changeId: randomUUID(), remarks: '' }));
    }
    for (const role of ['analyst', 'drafter'] as const) {
      const { personId: id, email, name, language } = actorOf(role, role, null);
      await app.storage.people.create({
        id,
        email,
        name,
        role,
        iso3: null,
        language,
        createdAt: app.clock().toISOString()
      });
    }
    return {
      analyst: await beginSession(app, { id: 'analyst' }),
      drafter: await beginSession(app, { id: 'drafter' }),
      albania: await beginSession(app, { id: 'focal-ALB' })
    };
  } finally {
    await app.close();
  }
}
