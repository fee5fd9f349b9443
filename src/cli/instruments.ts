/** `soundings lint|publish|diff`: an instrument's folder judged, published, or compared with another version. */
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { Actor } from '#lib/domain/access.ts';
import { describeDifferences, diffInstruments } from '#lib/domain/instrument/diff.ts';
import type { Finding } from '#lib/domain/instrument/finding.ts';
import { isFindings, parseQuestionnaire } from '#lib/domain/instrument/parse.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { lintInstrument } from '#lib/survey/lint-instrument.ts';
import type { App } from '#lib/server/app.ts';
import { readInstrumentFolder, type InstrumentFolder } from '#lib/server/instrument-folder.ts';
import { publishVersion, type Published } from '#lib/server/usecases/publish-version.ts';
import { refused, Usage, withApp, type Command } from './command.ts';

/** surveys/dtr/1.0.0 → the three files; the last two parts of the path name instrument and version. */
export function readFolder(path: string): Promise<InstrumentFolder | Problem> {
  const folder = path.replace(/\/+$/, '');
  const home = dirname(folder);
  return readInstrumentFolder(dirname(home), basename(home), basename(folder));
}

async function publishFolder(app: App, actor: Actor, path: string): Promise<Published | Problem> {
  const folder = await readFolder(path);
  return isProblem(folder) ? folder : publishVersion(app, actor, folder);
}

function onlyFolder(args: readonly string[]): string {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new Usage('One folder is needed, e.g. surveys/dtr/1.0.0.');
  return folder;
}

function line({ severity, file, path, rule, message }: Finding): string {
  return `${severity}: ${file}${path === '' ? '' : ` ${path}`}: ${message} (${rule})`;
}

export const lint: Command = {
  words: ['lint'],
  usage: ['lint <folder>'],
  async run(args) {
    const folder = await readFolder(onlyFolder(args));
    if (isProblem(folder)) return refused(folder);
    const findings = lintInstrument(folder);
    for (const finding of findings) console.log(line(finding));
    const errors = findings.filter((finding) => finding.severity === 'error').length;
    console.log(`${folder.instrument} ${folder.version}: ${errors} errors, ${findings.length - errors} warnings`);
    return errors === 0 ? 0 : 1;
  }
};

export const publish: Command = {
  words: ['publish'],
  usage: ['publish <folder>'],
  run: (args) =>
    withApp(async (app, actor) => {
      const published = await publishFolder(app, actor, onlyFolder(args));
      if (isProblem(published)) return refused(published);
      const { ref, outcome, warnings } = published;
      for (const finding of warnings) console.error(line(finding));
      const done = outcome === 'same' ? 'was published before with this very content' : 'is published';
      console.log(`${ref.instrument} ${ref.version} ${done}: SHA-256 ${ref.sha256}`);
      return 0;
    })
};

export const diff: Command = {
  words: ['diff'],
  usage: ['diff <old folder> <new folder>'],
  async run(args) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
    const [before, after] = positionals;
    if (before === undefined || after === undefined) throw new Usage('Two folders are needed.');
    const versions = await Promise.all([before, after].map(comparable));
    const [from, to] = versions;
    if (from === undefined || to === undefined) return 1;
    if (isProblem(from)) return refused(from);
    if (isProblem(to)) return refused(to);
    for (const text of describeDifferences(diffInstruments(from, to))) console.log(text);
    return 0;
  }
};

async function comparable(path: string) {
  const folder = await readFolder(path);
  if (isProblem(folder)) return folder;
  const questionnaire = parseQuestionnaire(folder.instrument, folder.version, folder.survey, folder.lineage);
  if (isFindings(questionnaire)) {
    const [first] = questionnaire;
    return problem('instrument.unreadable', { file: path, reason: first?.message ?? '' }, path);
  }
  return { questionnaire, scoring: folder.scoring };
}
