/** What is known by names such as `guid:…` and `id:…`, the surest first (see ParsedSession.knownBy). */
export interface KnownBy { readonly knownBy: readonly string[] }

export const kindOf = (name: string): string => name.slice(0, name.indexOf(":"));

/**
 * Kinds of names that are surer than this one. Whoever is still to be found by it was found by none of those: somebody who
 * is known by another name of such a kind is somebody else.
 */
export const surerKinds = ({ knownBy }: KnownBy, name: string): string[] => knownBy.slice(0, knownBy.indexOf(name)).map(kindOf);

export const hasKind = ({ knownBy }: KnownBy, kinds: readonly string[]): boolean => knownBy.some(name => kinds.includes(kindOf(name)));

/** What it is known by from now on: what the file says, and what it said earlier of another kind. */
export const joined = (coming: KnownBy, known: KnownBy): string[] => {
  const kinds = coming.knownBy.map(kindOf);
  return [...coming.knownBy, ...known.knownBy.filter(name => !kinds.includes(kindOf(name)))];
};

/** The kinds of names, the surest first: nothing has a less sure one before a surer one. */
export function kindsOf(things: readonly KnownBy[]): string[] {
  const last = new Map<string, number>();
  for (const { knownBy } of things) knownBy.forEach((name, i) => last.set(kindOf(name), Math.max(i, last.get(kindOf(name)) ?? 0)));
  return [...last].sort(([, a], [, b]) => a - b).map(([kind]) => kind);
}

/** Things by a key, in order. */
export function grouped<T>(things: Iterable<T>, keysOf: (thing: T) => readonly string[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const thing of things) {
    for (const key of keysOf(thing)) {
      const group = found.get(key);
      if (group) group.push(thing);
      else found.set(key, [thing]);
    }
  }
  return found;
}

/** A name that is not taken, as like to the wanted one as can be; it is taken from then on. */
export function freeName(wanted: string, taken: Set<string>, numbered: (n: number) => string): string {
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = numbered(n);
  taken.add(name);
  return name;
}
