/** The files page and its CSV, from one list: names and groups added, filtered and ordered as the address says. */
import { countryName } from '#lib/i18n/country-name.ts';
import { groupsOn } from '#lib/domain/countries/groups.ts';
import { textIn } from '#lib/domain/languages.ts';
import { problem } from '#lib/domain/problem.ts';
import type { Sheet } from '#lib/server/exports/csv.ts';
import { show } from '#lib/server/respond.ts';
import { listFiles } from '#lib/server/usecases/list-files.ts';
import { asksTime, readFilesQuery, shownFiles, type NamedFile } from '#lib/ui/review/files-query.ts';

export async function watchedFiles({ app, actor, language }: App.Locals, params: URLSearchParams) {
  const query = readFilesQuery(params);
  const { rows, ...listed } = show(await listFiles(app, actor, { campaignId: query.campaign }));
  const asOf = (listed.campaign?.opensAt ?? app.clock().toISOString()).slice(0, 10);
  const groups = groupsOn(asOf).flatMap((scheme) =>
    scheme.groups.map(({ id, title, members }) => ({
      value: `${scheme.id}:${id}`,
      text: `${textIn(scheme.title, language).text}: ${textIn(title, language).text}`,
      members
    }))
  );
  const chosen = groups.find(({ value }) => value === query.group);
  if (query.group !== null && chosen === undefined) show(problem('analysis.unknown_group', { group: query.group }));
  const members = chosen === undefined ? null : new Set(chosen.members);
  const files = shownFiles(rows, query, members, (iso3) => countryName(iso3, language), language);
  const askTime = rows.filter(asksTime).length;
  const withdrawn = rows.filter((row) => row.withdrawn).length;
  return {
    ...listed,
    query,
    files,
    askTime,
    withdrawn,
    asked: rows.length,
    groups: groups.map(({ value, text }) => ({ value, text }))
  };
}

export function filesSheet(files: readonly NamedFile[]): Sheet {
  return {
    columns: [
      ...['iso3', 'country', 'state', 'origin', 'sections_done', 'sections_asked', 'invited_at', 'opened_at'],
      ...['submitted_at', 'receipt', 'decided_at', 'last_activity_at'],
      ...['signature_withdrawn', 'questions_open', 'questions_answered', 'questions_settled'],
      ...['more_time', 'more_time_until']
    ],
    rows: files.map((file) => [
      ...[file.iso3, file.country, file.status, file.origin, file.sectionsDone, file.sectionsAsked],
      ...[file.invitedAt, file.openedAt, file.submission?.at ?? null, file.submission?.receipt ?? null],
      ...[file.decidedAt, file.lastActivityAt, file.withdrawn ? 'yes' : 'no'],
      ...[file.questions.open, file.questions.answered, file.questions.settled],
      ...[file.moreTime?.outcome ?? null, file.moreTime?.until ?? null]
    ])
  };
}
