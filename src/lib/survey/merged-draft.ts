/**
 * Two answers to one question brought together into one draft to go on with: texts stand one below the other, what is ticked
 * or filled in parts is kept of both; of all else mine counts, and theirs where mine says nothing. Judges nothing: a text
 * that is too long now is refused in words as any other.
 */
import { nothingBeside, type Beside } from './beside.ts';
import type { ControlView } from './control-view.ts';
import { isEmpty, listTyped, partsTyped, rowsTyped, textTyped, type Draft, type Typed } from './draft.ts';

export function mergedDraft(control: ControlView, mine: Draft, theirs: Draft): Draft {
  const said = saysMore(mine, theirs) ? mine : theirs;
  const both = hasValue(mine) && hasValue(theirs);
  const typed = both ? together(control, mine.typed, theirs.typed) : said.typed;
  const draft = { state: said.state, typed, comment: oneBelow(mine.comment, theirs.comment, '\n\n') };
  if (mine.beside === undefined && theirs.beside === undefined) return draft;
  const whole = JSON.stringify(typed) === JSON.stringify(said.typed);
  const taken = whole ? (said.beside?.taken ?? '') : '';
  return { ...draft, beside: { ...besideOfBoth(mine.beside, theirs.beside), taken } };
}

function hasValue({ state, typed }: Draft): boolean {
  return state === 'answered' && !isEmpty(typed);
}

function saysMore(mine: Draft, theirs: Draft): boolean {
  return hasValue(mine) || (!hasValue(theirs) && mine.state !== 'blank');
}

function together(control: ControlView, mine: Typed, theirs: Typed): Typed {
  switch (control.kind) {
    case 'comment':
      return oneBelow(textTyped(mine), textTyped(theirs), '\n\n');
    case 'text':
      return oneBelow(textTyped(mine), textTyped(theirs), '; ');
    case 'checkbox':
    case 'tagbox': {
      const ticks = [...listTyped(mine), ...listTyped(theirs)];
      return ticks.includes('none') ? mine : [...new Set(ticks)];
    }
    case 'matrix':
    case 'multiple_text':
      return { ...partsTyped(theirs), ...filled(partsTyped(mine)) };
    case 'panel': {
      const own = rowsTyped(mine).map((row) => JSON.stringify(row));
      return [...rowsTyped(mine), ...rowsTyped(theirs).filter((row) => !own.includes(JSON.stringify(row)))];
    }
    default:
      return mine;
  }
}

function oneBelow(mine: string, theirs: string, between: string): string {
  const [own, other] = [mine.trim(), theirs.trim()];
  if (own === '' || other.includes(own)) return theirs;
  return other === '' || own.includes(other) ? mine : `${own}${between}${other}`;
}

function filled(parts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).filter(([, text]) => text.trim() !== ''));
}

function besideOfBoth(mine: Beside = nothingBeside, theirs: Beside = nothingBeside): Beside {
  const claim = mine.reason === '' ? theirs : mine;
  return {
    source: mine.source || theirs.source,
    year: mine.year || theirs.year,
    reason: claim.reason,
    words: claim.words,
    explanation: { ...theirs.explanation, ...filled(mine.explanation) },
    taken: ''
  };
}
