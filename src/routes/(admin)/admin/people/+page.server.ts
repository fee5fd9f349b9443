import { membersOn } from '#lib/domain/countries/country.ts';
import { textIn } from '#lib/domain/languages.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { fieldsOf } from '#lib/server/form-fields.ts';
import { refuse, show, viewOf } from '#lib/server/respond.ts';
import { addPerson } from '#lib/server/usecases/add-person.ts';
import { importPeople } from '#lib/server/usecases/import-people.ts';
import { invitePerson } from '#lib/server/usecases/invite-person.ts';
import { listPeople } from '#lib/server/usecases/list-people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, actor, language } }) => ({
  people: show(await listPeople(app, actor)),
  sends: app.mailer.sends,
  countries: membersOn(app.clock().toISOString().slice(0, 10))
    .map(({ iso3, name }) => ({ iso3, name: textIn(name, language).text }))
    .sort((a, b) => new Intl.Collator(language).compare(a.name, b.name))
});

export const actions: Actions = {
  add: async ({ locals: { app, actor }, request }) => {
    const entry = fieldsOf(await request.formData(), ['name', 'email', 'role', 'country', 'language']);
    const person = await addPerson(app, actor, entry);
    return isProblem(person) ? refuse(person, { way: 'add' as const, ...entry, csv: '' }) : { added: 1, refused: [] };
  },
  import: async ({ locals: { app, actor }, request }) => {
    const { csv } = fieldsOf(await request.formData(), ['csv']);
    const none = { name: '', email: '', role: '', country: '', language: '' };
    const result = await importPeople(app, actor, csv);
    if (isProblem(result)) return refuse(result, { way: 'import' as const, ...none, csv });
    return { added: result.added, refused: result.refused.map((line) => ({ ...line, problem: viewOf(line.problem) })) };
  },
  invite: async ({ locals: { app, actor }, request }) => {
    const { person } = fieldsOf(await request.formData(), ['person']);
    const none = { name: '', email: '', role: '', country: '', language: '', csv: '' };
    const result = await invitePerson(app, actor, person);
    return isProblem(result) ? refuse(result, { way: 'invite' as const, ...none }) : { invited: person };
  }
};
