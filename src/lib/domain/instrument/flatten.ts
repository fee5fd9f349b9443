/** JSON as a flat list of places and values, with list entries named by their id, name or value instead of their number. */

/** The word by which an entry of a list is known: its id, name, question or value; a plain value is its own name. */
function keyOf(entry: unknown, index: number): string {
  if (typeof entry !== 'object' || entry === null) return String(entry);
  for (const key of ['id', 'name', 'value', 'question'] as const) {
    const value: unknown = Object.hasOwn(entry, key) ? Reflect.get(entry, key) : undefined;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return String(index + 1);
}

/** {"choices": [{"value": 1, "text": {"en": "No"}}]} -> "choices[1].value" = 1, "choices[1].text.en" = "No", "choices" = "1". */
export function flatten(value: unknown, path = ''): ReadonlyMap<string, string> {
  const flat = new Map<string, string>();
  collect(value, path, flat);
  return flat;
}

function collect(value: unknown, path: string, flat: Map<string, string>): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    const numbers = value.every((entry) => typeof entry === 'number');
    if (value.length > 0) flat.set(path, value.map(keyOf).join(', '));
    if (numbers) return;
    value.forEach((entry: unknown, index) => {
      if (typeof entry === 'object') collect(entry, `${path}[${keyOf(entry, index)}]`, flat);
    });
    return;
  }
  if (typeof value === 'object') {
    for (const [key, entry] of Object.entries(value)) collect(entry, path === '' ? key : `${path}.${key}`, flat);
    return;
  }
  flat.set(path, typeof value === 'string' ? value : JSON.stringify(value));
}
