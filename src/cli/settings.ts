/** `soundings settings`: the table of settings for the README, made from the schema that reads them. */
import { settings as schema } from '#lib/server/env.ts';
import type { Command } from './command.ts';

export function settingsTable(): string {
  const rows = Object.entries(schema).map(([name, setting]) => {
    const given = setting.safeParse(undefined);
    const standard = given.success && given.data !== undefined ? `\`${String(given.data)}\`` : '–';
    return `| \`${name}\` | ${standard} | ${setting.description ?? ''} |`;
  });
  return ['| setting | default | what it is |', '|---|---|---|', ...rows].join('\n');
}

export const settings: Command = {
  words: ['settings'],
  usage: ['settings'],
  run() {
    console.log(settingsTable());
    return Promise.resolve(0);
  }
};
