/** `soundings people …` and a sign-in link for an account: how the first administrator comes in. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isProblem, problem } from '#lib/domain/problem.ts';
import { problemText } from '#lib/i18n/problem-text.ts';
import { issueSignInLink } from '#lib/server/sign-in-links.ts';
import { addPerson } from '#lib/server/usecases/add-person.ts';
import { importPeople } from '#lib/server/usecases/import-people.ts';
import { listPeople } from '#lib/server/usecases/list-people.ts';
import { refused, Usage, withApp, type Command } from './command.ts';

const roles = 'administrator|analyst|drafter|focal_point|contributor';

export const people: Command = {
  words: ['people'],
  usage: [
    'people list',
    `people add --email <address> --name <name> --role ${roles} [--country <ISO3>] [--language en]`,
    'people import <csv: name, e-mail, role, country, language>',
    'people link <address>'
  ],
  run([verb, ...rest]) {
    return withApp(async (app, actor) => {
      if (verb === 'list') {
        const everybody = await listPeople(app, actor);
        if (isProblem(everybody)) return refused(everybody);
        for (const one of everybody) console.log([one.role, one.iso3 ?? '–', one.email, one.name].join('\t'));
        return 0;
      }
      if (verb === 'add') {
        const { values } = parseArgs({
          args: rest,
          options: {
            email: { type: 'string', default: '' },
            name: { type: 'string', default: '' },
            role: { type: 'string', default: '' },
            country: { type: 'string', default: '' },
            language: { type: 'string', default: 'en' }
          }
        });
        const person = await addPerson(app, actor, values);
        if (isProblem(person)) return refused(person);
        console.log(`${person.name} can sign in once, within 14 days:\n${await issueSignInLink(app, person.id, null)}`);
        return 0;
      }
      const [what] = rest;
      if (verb === 'link') {
        if (what === undefined) throw new Usage('Whose link?');
        const person = await app.storage.people.byEmail(what.trim().toLowerCase());
        if (person === null) return refused(problem('access.not_found'));
        console.log(await issueSignInLink(app, person.id, null));
        return 0;
      }
      if (verb !== 'import' || what === undefined) throw new Usage('people list, add, import or link.');
      let csv: string;
      try {
        csv = readFileSync(what, 'utf8');
      } catch (cause) {
        return refused(
          problem('import.unreadable', { reason: cause instanceof Error ? cause.message : String(cause) })
        );
      }
      const done = await importPeople(app, actor, csv);
      if (isProblem(done)) return refused(done);
      console.log(`${done.added} added, ${done.refused.length} refused.`);
      for (const { line, problem: why } of done.refused)
        console.error(`line ${line}: ${problemText(why, 'en')} [${why.at ?? ''}]`);
      return done.refused.length === 0 ? 0 : 1;
    });
  }
};
