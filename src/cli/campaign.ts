/** `soundings campaign …`: the administrator's campaign pages, from the command line. */
import { parseArgs } from 'node:util';
import type { CampaignTerms } from '#lib/domain/campaign/draft.ts';
import { isLanguage } from '#lib/domain/languages.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { archiveCampaign } from '#lib/server/usecases/archive-campaign.ts';
import { closeCampaign } from '#lib/server/usecases/close-campaign.ts';
import { createCampaign } from '#lib/server/usecases/create-campaign.ts';
import { listCampaigns } from '#lib/server/usecases/list-campaigns.ts';
import { openCampaign } from '#lib/server/usecases/open-campaign.ts';
import { refused, Usage, withApp, type Command } from './command.ts';

const create =
  'campaign create --id <id> --title <title> --version <instrument/version> --opens <YYYY-MM-DDTHH:MM> --closes <…> ' +
  '[--zone Europe/Paris] [--countries KEN,ALB] [--groups all|unesco_group:va,…] [--languages en,fr] [--smallest-group 5]';

const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

function termsOf(args: readonly string[]): CampaignTerms {
  const { values } = parseArgs({
    args: [...args],
    options: {
      id: { type: 'string' },
      title: { type: 'string' },
      version: { type: 'string' },
      opens: { type: 'string' },
      closes: { type: 'string' },
      zone: { type: 'string', default: 'UTC' },
      countries: { type: 'string' },
      groups: { type: 'string' },
      languages: { type: 'string', default: 'en,fr,es,ru,ar,zh' },
      'smallest-group': { type: 'string', default: '5' }
    }
  });
  const { id, title, version, opens, closes } = values;
  if (id === undefined || title === undefined || version === undefined || opens === undefined || closes === undefined) {
    throw new Usage('--id, --title, --version, --opens and --closes are needed.');
  }
  return {
    id,
    title,
    version,
    opens,
    closes,
    timeZone: values.zone,
    countries: list(values.countries).map((code) => code.toUpperCase()),
    groups: list(values.groups),
    languages: list(values.languages).filter(isLanguage),
    smallestGroup: Number(values['smallest-group'])
  };
}

export const campaign: Command = {
  words: ['campaign'],
  usage: ['campaign list', create, 'campaign open|close|archive <id>'],
  run([verb, ...rest]) {
    return withApp(async (app, actor) => {
      if (verb === 'list') {
        const campaigns = await listCampaigns(app, actor);
        if (isProblem(campaigns)) return refused(campaigns);
        for (const one of campaigns) {
          const { id, status, version, countries, files } = one;
          console.log(
            [id, status, `${version.instrument} ${version.version}`, `${files}/${countries.length} files`].join('\t')
          );
        }
        return 0;
      }
      if (verb === 'create') {
        const made = await createCampaign(app, actor, termsOf(rest));
        if (isProblem(made)) return refused(made);
        console.log(`${made.id} is a draft: ${made.countries.length} countries, ${made.opensAt} to ${made.closesAt}.`);
        return 0;
      }
      const [id] = rest;
      if (id === undefined) throw new Usage('Which campaign?');
      if (verb === 'open') {
        const opened = await openCampaign(app, actor, id);
        if (isProblem(opened)) return refused(opened);
        const { filesCreated, invitationsWritten, withoutFocalPoint } = opened;
        console.log(`${id} is open: ${filesCreated} files made, ${invitationsWritten} invitations written.`);
        if (withoutFocalPoint.length > 0) console.log(`No focal point yet: ${withoutFocalPoint.join(', ')}`);
        if (!app.mailer.sends) console.log('No mail server is set: the invitations stay in the outbox, not sent.');
        return 0;
      }
      if (verb !== 'close' && verb !== 'archive') throw new Usage(`campaign cannot ${verb ?? 'do nothing'}.`);
      const done = await (verb === 'close' ? closeCampaign : archiveCampaign)(app, actor, id);
      if (isProblem(done)) return refused(done);
      console.log(`${id} is ${done.status}.`);
      return 0;
    });
  }
};
