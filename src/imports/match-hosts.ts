import { hasKind, joined, kindOf, surerKinds, type KnownBy } from "./match-known.js";

/** People by what they are known by. */
class HostIndex<K extends KnownBy> {
  /** For each name, one of each set of kinds that its bearers are known by; null where several are alike. */
  private readonly byName = new Map<string, Map<string, K | null>>();

  note(host: K): void {
    const kinds = kindsIn(host);
    for (const name of host.knownBy) {
      const same = this.byName.get(name) ?? new Map<string, K | null>();
      const other = same.get(kinds);
      same.set(kinds, other === undefined || other === host ? host : null);
      this.byName.set(name, same);
    }
  }

  find(host: KnownBy): K | null {
    for (const name of host.knownBy) {
      const same = this.byName.get(name);
      if (!same) continue;
      const surer = surerKinds(host, name);
      for (const one of [same.get(kindsIn(host)), ...same.values()]) {
        if (one?.knownBy.includes(name) && !hasKind(one, surer)) return one;
      }
    }
    return null;
  }
}

const kindsIn = ({ knownBy }: KnownBy): string => knownBy.map(kindOf).sort().join(" ");

/**
 * Which people of the event the speakers of a file are: by guid, else code, else id, else name. Answers the one for each
 * speaker, made by `make` where there is none, with what it is known by from now on.
 */
export function matchHosts<C extends KnownBy, K extends { knownBy: string[] }>(coming: readonly C[], known: readonly K[], make: (host: C) => K): Map<C, K> {
  const index = new HostIndex<K>();
  known.forEach(host => { index.note(host); });
  // Who has more ids first: somebody with a name alone may be one of them.
  const inTurn = [...coming].sort((a, b) => b.knownBy.length - a.knownBy.length);
  return new Map(inTurn.map(host => {
    const one = index.find(host) ?? make(host);
    one.knownBy = joined(host, one);
    index.note(one);
    return [host, one];
  }));
}
