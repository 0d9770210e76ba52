// JavaScript, because it is what makes TypeScript known to the thread: in a worker of Node 20, `--import tsx` does not.
import { register } from "tsx/esm/api";

register();
await import("./schedule-worker.ts");
