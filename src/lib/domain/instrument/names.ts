/** Which names and values an instrument may use, and the findings where it does not: they become keys of stored data. */
import type { Finding } from './finding.ts';
import type { ElementJson, SurveyJson } from './survey-json.ts';

const legalName = /^[a-z][a-z0-9_]*$/;
const legalValue = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
/** Words that JavaScript or SurveyJS give a meaning of their own. */
const reservedNames = new Set(['constructor', 'prototype', 'item', 'panel', 'row']);
const reservedValues = new Set(['constructor', 'prototype', 'none', 'dontknow', 'refused']);

export function isLegalName(name: string): boolean {
  return legalName.test(name) && !reservedNames.has(name);
}

function finding(path: string, rule: string, message: string): Finding {
  return { severity: 'error', file: 'survey.json', path, rule, message };
}

interface Named {
  readonly name: string;
  readonly path: string;
}

function nameFindings(named: readonly Named[], what: string): readonly Finding[] {
  const seen = new Map<string, string>();
  return named.flatMap(({ name, path }) => {
    if (!isLegalName(name))
      return [
        finding(path, 'name/illegal', `${what} name “${name}” must match ^[a-z][a-z0-9_]*$ and not be a reserved word`)
      ];
    const first = seen.get(name);
    seen.set(name, first ?? path);
    return first === undefined
      ? []
      : [finding(path, 'name/duplicate', `${what} name “${name}” is used already at ${first}`)];
  });
}

function valueFindings(entries: readonly { readonly value: string | number }[], path: string): readonly Finding[] {
  const seen = new Set<string>();
  return entries.flatMap(({ value }, index) => {
    const at = `${path}[${index}].value`;
    const key = String(value);
    if (!legalValue.test(key) || reservedValues.has(key))
      return [
        finding(at, 'choice/illegal', `value “${key}” must match ${legalValue.source} and not be a reserved word`)
      ];
    if (seen.has(key)) return [finding(at, 'choice/duplicate', `value “${key}” occurs twice in ${path}`)];
    seen.add(key);
    return [];
  });
}

function insideFindings(element: ElementJson, path: string): readonly Finding[] {
  switch (element.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
    case 'tagbox':
    case 'ranking':
      return valueFindings(element.choices, `${path}.choices`);
    case 'matrix':
      return [...valueFindings(element.rows, `${path}.rows`), ...valueFindings(element.columns, `${path}.columns`)];
    case 'multipletext':
      return nameFindings(
        element.items.map(({ name }, i) => ({ name, path: `${path}.items[${i}].name` })),
        'item'
      );
    case 'paneldynamic':
      return [
        ...nameFindings(
          element.templateElements.map(({ name }, i) => ({ name, path: `${path}.templateElements[${i}].name` })),
          'question'
        ),
        ...element.templateElements.flatMap((inner, i) =>
          'choices' in inner ? valueFindings(inner.choices, `${path}.templateElements[${i}].choices`) : []
        )
      ];
    case 'text':
    case 'comment':
    case 'boolean':
    case 'rating':
    case 'expression':
      return [];
  }
}

export function nameAndValueFindings(survey: SurveyJson): readonly Finding[] {
  const elements = survey.pages.flatMap((page, p) =>
    page.elements.map((element, e) => ({ element, path: `pages[${p}].elements[${e}]` }))
  );
  return [
    ...nameFindings(
      survey.pages.map(({ name }, p) => ({ name, path: `pages[${p}].name` })),
      'section'
    ),
    ...nameFindings(
      elements.map(({ element, path }) => ({ name: element.name, path: `${path}.name` })),
      'question'
    ),
    ...elements.flatMap(({ element, path }) => insideFindings(element, path))
  ];
}
