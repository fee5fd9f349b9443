/**
 * On a slow line a page stands for seconds before its scripts come, and people do not wait. When the scripts take the page
 * over they lay their own beginning over it: an opened fold shuts, a typed reason is gone. So what was done is remembered
 * before and given back after.
 */

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isTick = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');

function isTouched(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    return [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
  }
  return isTick(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

/** To be called before anything of the page is taken over; what it returns, after. */
export function rememberEarlyHands(): () => void {
  const open = [...document.querySelectorAll<HTMLDetailsElement>('details[open]')];
  const touched = [...document.querySelectorAll<Field>('input:not([type=hidden], [type=file]), textarea, select')]
    .filter(isTouched)
    .map((field) => ({ field, value: field.value, checked: isTick(field) && field.checked }));
  return () => {
    for (const fold of open) {
      fold.open = true;
      // Who waits for a fold to be opened has not heard it.
      fold.dispatchEvent(new Event('toggle'));
    }
    for (const { field, value, checked } of touched) {
      if (isTick(field) ? field.checked === checked : field.value === value) continue;
      if (isTick(field)) field.checked = checked;
      else field.value = value;
      for (const heard of ['input', 'change']) field.dispatchEvent(new Event(heard, { bubbles: true }));
    }
  };
}
