/**
 * Reads what a form holds into drafts: the same code for a posted form on the server and for the living form in the
 * browser, so that both ways of answering mean the same. Judges nothing; the server's check does.
 */
import { answerStates, type AnswerState } from '#lib/domain/country-file/answer.ts';
import type { ControlView } from './control-view.ts';
import { besideIn, besideMark } from './beside.ts';
import { isEmpty, partsTyped, type Draft, type Typed } from './draft.ts';
import { commentField, partField, panelField, stateField, valueField } from './field-names.ts';

const text = (form: FormData, field: string): string => {
  const value = form.get(field);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
};
const stateNamed = (name: string): AnswerState | null => answerStates.find((state) => state === name) ?? null;

/** `typing`: a state that stands beside typed text is old; the text is the answer. Otherwise the state holds. */
export function formDraft(control: ControlView, name: string, form: FormData, typing: boolean): Draft {
  const beside = besideIn(name, form);
  const draft = valueDraft(control, name, form, typing);
  return beside === null ? draft : { ...draft, beside };
}

function valueDraft(control: ControlView, name: string, form: FormData, typing: boolean): Draft {
  const comment = text(form, commentField(name));
  const single = text(form, valueField(name));
  const chosen = single.startsWith(':') ? stateNamed(single.slice(1)) : null;
  if (chosen !== null) return { state: chosen, typed: null, comment };
  const typed = typedIn(control, name, form);
  const marked = stateNamed(text(form, stateField(name))) ?? 'answered';
  const given = marked !== 'answered' && marked !== 'blank';
  if (given && (!typing || isEmpty(typed))) return { state: marked, typed, comment };
  return { state: isEmpty(typed) ? 'blank' : 'answered', typed, comment };
}

function typedIn(control: ControlView, name: string, form: FormData): Typed {
  const parts = (names: readonly (string | number)[]) =>
    Object.fromEntries(
      names.flatMap((part) => {
        const typed = text(form, partField(name, part));
        return typed === '' ? [] : [[String(part), typed]];
      })
    );
  switch (control.kind) {
    case 'checkbox':
    case 'tagbox':
      return form.getAll(valueField(name)).filter((item) => typeof item === 'string');
    case 'matrix':
      return parts(control.rows.map(({ value }) => value));
    case 'multiple_text':
      return parts(control.parts.map((part) => part.name));
    case 'ranking': {
      const ranks = parts(control.choices.map(({ value }) => value));
      const order = Object.keys(ranks).sort((a, b) => Number(ranks[a]) - Number(ranks[b]));
      return new Set(Object.values(ranks)).size < order.length ? ranks : order;
    }
    case 'panel':
      return Array.from({ length: control.maxRows + 1 }, (_, row) =>
        Object.fromEntries(control.parts.map((part) => [part.name, text(form, panelField(name, row, part.name))]))
      ).filter((_, row) => control.parts.some((part) => form.has(panelField(name, row, part.name))));
    case 'calculated':
      return null;
    default: {
      const typed = text(form, valueField(name));
      return typed === '' ? null : typed;
    }
  }
}

/** Two choices on one rank: only possible where ranks are typed; kept by choice, so that they can be corrected. */
export function hasTie(control: ControlView, draft: Draft): boolean {
  return control.kind === 'ranking' && !isEmpty(partsTyped(draft.typed));
}

/** A short mark of a draft as it was drawn: what is posted unchanged is left alone, whoever changed it meanwhile. */
export function markOf(draft: Draft): string {
  const given = draft.state !== 'answered' && draft.state !== 'blank';
  const content = JSON.stringify([
    given || isEmpty(draft.typed) ? draft.state : plain(draft.typed),
    draft.comment,
    ...besideMark(draft.beside)
  ]);
  let hash = 0x811c9dc5;
  for (let i = 0; i < content.length; i += 1) hash = Math.imul(hash ^ content.charCodeAt(i), 0x01000193);
  return `${draft.state}.${(hash >>> 0).toString(36)}`;
}

/** Without empty parts, parts in order of their names: the same whoever wrote it. */
function plain(typed: Typed): unknown {
  if (typed === null || typeof typed === 'string') return typed;
  if (typed instanceof Array) {
    const items: readonly (string | Readonly<Record<string, string>>)[] = typed;
    return items.filter((item) => (typeof item === 'string' ? item !== '' : !isEmpty(item))).map(plain);
  }
  return Object.entries(typed)
    .filter(([, text]) => text !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
export function stateOfMark(mark: string): AnswerState {
  return stateNamed(mark.split('.')[0] ?? '') ?? 'blank';
}
