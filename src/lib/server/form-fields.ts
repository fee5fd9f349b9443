/** The text fields of a form by name; a missing one is empty, a file is ignored. */
export function fieldsOf<Name extends string>(form: FormData, names: readonly Name[]): Readonly<Record<Name, string>> {
  const entries = names.map((name) => {
    const value = form.get(name);
    return [name, typeof value === 'string' ? value : ''] as const;
  });
  return Object.fromEntries(entries) as Record<Name, string>;
}
