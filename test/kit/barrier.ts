import { probe } from "../../src/base/probe.js";

/** Whoever comes to this point waits there until so many have come; for a while only, as a lock may keep the others away. Answers how to ask how many came. */
export function meetAt(point: string, size: number, patienceMs: number): () => number {
  let came = 0;
  let allCame = () => {};
  const all = new Promise<void>(resolve => { allCame = resolve; });
  probe.set(async reached => {
    if (reached !== point) return;
    if (++came === size) allCame();
    await new Promise<void>(resolve => {
      const patience = setTimeout(resolve, patienceMs);
      void all.then(() => { clearTimeout(patience); resolve(); });
    });
  });
  return () => came;
}
