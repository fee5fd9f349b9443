/** The texts that travel with the page of a section, in its language; made on the server. Names of inputs stay, in braces. */
import { carried, type CarriedWords } from '#lib/i18n/carried.ts';
import * as messages from '#lib/i18n/generated/messages.js';

const places = {
  count: '{count}',
  date: '{date}',
  from: '{from}',
  max: '{max}',
  min: '{min}',
  name: '{name}',
  names: '{names}',
  number: '{number}',
  reason: '{reason}',
  sum: '{sum}',
  time: '{time}',
  to: '{to}',
  total: '{total}'
};

export function sectionWords(): Partial<CarriedWords> {
  return Object.fromEntries(carried.map((name) => [name, messages[name](places)]));
}
