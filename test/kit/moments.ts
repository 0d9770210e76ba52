import { clock } from "../../src/base/clock.js";

let restore: (() => void) | null = null;

/** Lets the service believe that it is now this late; `realTime()` ends it. */
export function itIs(at: Date): void {
  realTime();
  restore = clock.replace(() => at);
}

export function realTime(): void {
  restore?.();
  restore = null;
}
