/**
 * Where somebody writes in a section: remembered when he asks for the page in another language, so that it comes back to
 * that field (return-to-place.ts).
 */
export const placeKey = 'soundings-place';

export interface Place {
  readonly path: string;
  readonly question: string;
  /** The field's name, and for a box or a button of several its value; null: it has no name, only a place. */
  readonly name: string | null;
  readonly value: string | null;
  /** Its place among the fields and buttons of the question, and how many there are. */
  readonly at: number;
  readonly of: number;
  readonly caret: readonly [number, number] | null;
  /** Its distance from the upper edge of the window when it was left, in pixels. */
  readonly top: number;
}

export function fieldsOf(question: Element): readonly HTMLElement[] {
  return [...question.querySelectorAll<HTMLElement>('input:not([type=hidden]), select, textarea, button, summary, a')];
}

/** Gives back how to stop. */
export function rememberPlace(): () => void {
  const ended = new AbortController();
  let last: { readonly field: HTMLElement; readonly top: number } | null = null;
  const left = ({ target }: Event) => {
    if (target instanceof HTMLElement && target.closest('[data-question]') !== null)
      last = { field: target, top: target.getBoundingClientRect().top };
  };
  const asked = ({ target }: Event) => {
    const next = target instanceof HTMLFormElement ? target.elements.namedItem('next') : null;
    if (!(next instanceof HTMLInputElement) || next.form?.getAttribute('action') !== '/language') return;
    const place = last?.field.isConnected === true ? placeOf(last.field, last.top) : null;
    if (place === null) return;
    sessionStorage.setItem(placeKey, JSON.stringify(place));
    next.value = `${location.pathname}${location.search}#q-${place.question}`;
  };
  document.addEventListener('focusout', left, { signal: ended.signal });
  document.addEventListener('submit', asked, { signal: ended.signal });
  return () => ended.abort();
}

function placeOf(field: HTMLElement, top: number): Place | null {
  const question = field.closest<HTMLElement>('[data-question]');
  if (question === null) return null;
  const fields = fieldsOf(question);
  const several = field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type);
  const writes = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text');
  return {
    path: location.pathname,
    question: question.dataset['question'] ?? '',
    name: field.getAttribute('name'),
    value: several ? field.value : null,
    at: fields.indexOf(field),
    of: fields.length,
    caret:
      writes && field.selectionStart !== null
        ? [field.selectionStart, field.selectionEnd ?? field.selectionStart]
        : null,
    top
  };
}
