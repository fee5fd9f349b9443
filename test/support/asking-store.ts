/**
 * A store for the look of the review pages: Albania has signed twice and is asked again, Angola has signed nothing and asks for
 * more time, Afghanistan declined. Returns the session of the analyst.
 */
import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '#lib/domain/access.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import { beginSession } from '#lib/server/sessions.ts';
import { askCountry } from '#lib/server/usecases/ask-country.ts';
import { askMoreTime } from '#lib/server/usecases/ask-more-time.ts';
import { declineToTakePart } from '#lib/server/usecases/decline-to-take-part.ts';
import { markAnswers } from '#lib/server/usecases/mark-answers.ts';
import { openSection } from '#lib/server/usecases/open-section.ts';
import { replyToIite } from '#lib/server/usecases/reply-to-iite.ts';
import { returnSubmission } from '#lib/server/usecases/return-submission.ts';
import { saveAnswers } from '#lib/server/usecases/save-answers.ts';
import { submitFile } from '#lib/server/usecases/submit-file.ts';
import { dtrRound, openStore } from './dtr-round.ts';

function sure<T>(result: T | Problem): T {
  if (isProblem(result)) throw new Error(`${result.problem} ${JSON.stringify([result.at, result.params])}`);
  return result;
}

function actorOf(personId: string, role: Role, iso3: string | null): Actor {
  return { personId, name: personId, email: `${personId}@example.org`, role, iso3, language: 'en', via: 'page' };
}

export async function askingStore(settings: Readonly<Record<string, string>>): Promise<string> {
  await dtrRound(settings, 6);
  const app = await openStore(settings);
  try {
    const version = await app.versions.get('dtr', '1.0.0');
    if (version === null) throw new Error('dtr 1.0.0 is not on the shelf');
    const rubrics = [...version.questionnaire.byName.values()].filter(
      (question) => question.type === 'choice' && question.choices.some(({ value }) => value === 5)
    );
    const analyst = actorOf('analyst', 'analyst', null);
    const { personId: id, email, name, language } = analyst;
    const createdAt = app.clock().toISOString();
    await app.storage.people.create({ id, email, name, role: 'analyst', iso3: null, language, createdAt });

    const to = (iso3: string) => ({ fileId: `dtr-trial.${iso3}`, changeId: randomUUID() });
    const focal = (iso3: string) => actorOf(`focal-${iso3}`, 'focal_point', iso3);
    const until = '2100-02-01T12:00:00.000Z';
    sure(await openSection(app, focal('AGO'), { ...to('AGO'), section: 'gov' }));
    sure(await askMoreTime(app, focal('AGO'), { ...to('AGO'), reason: 'The ministry is moving house.', until }));
    sure(await declineToTakePart(app, focal('AFG'), { ...to('AFG'), reason: 'No statistics this year.' }));

    const albania = focal('ALB');
    const given = (value: unknown) => ({ base: 0, state: 'answered', value, language: 'en' }) as const;
    sure(await openSection(app, albania, { ...to('ALB'), section: 'gov' }));
    const answers = {
      resp_body: given('moe'),
      consent: given('named'),
      ...Object.fromEntries(rubrics.map((question) => [question.name, given(3)])),
      gov2: { ...given(3), confidential: { reason: 'law' as const, words: 'Cabinet paper, Law 12/2020.' } }
    };
    const first = sure(await saveAnswers(app, albania, { ...to('ALB'), answers }));
    for (const refused of Object.values(first.refused)) sure(refused);
    const signer = { name: 'A. Person', function: 'Secretary-General' };
    const sign = async (expectedRevision: number) =>
      sure(await submitFile(app, albania, { ...to('ALB'), expectedRevision, signer, language: 'en' }));
    await sign(first.revision);
    const asked = [
      { question: 'gov1', text: 'Which document is it?' },
      { question: 'gov3', text: 'Does the council still meet?' }
    ];
    sure(await askCountry(app, analyst, { ...to('ALB'), number: 1, language: 'en', questions: asked }));
    sure(await returnSubmission(app, analyst, { ...to('ALB'), number: 1, reason: '' }));
    const text = 'يجتمع المجلس مرتين في السنة.';
    sure(await replyToIite(app, albania, { ...to('ALB'), question: 'gov3', text, language: 'ar' }));
    const changed = { gov1: { ...given(2), base: first.revision } };
    const second = sure(await saveAnswers(app, albania, { ...to('ALB'), answers: changed }));
    await sign(second.revision);
    sure(await markAnswers(app, analyst, { ...to('ALB'), number: 2, marks: { gov2: 'documented' } }));
    const again = [{ question: 'gov4', text: 'Who reads the reports?' }];
    sure(await askCountry(app, analyst, { ...to('ALB'), number: 2, language: 'en', questions: again }));
    return await beginSession(app, { id: 'analyst' });
  } finally {
    await app.close();
  }
}
