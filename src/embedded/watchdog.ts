import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import type { Account } from "./account.js";
import { as } from "./run.js";

/** Stops PostgreSQL when we are gone, however we went: the kernel closes our end of its input, even after kill -9. */
export interface Watchdog {
  guard(pid: number): void;
  /** Ends once the watchdog has. */
  release(): Promise<void>;
}

// SIGINT is PostgreSQL's fast shutdown, SIGQUIT the immediate one, which recovers at the next start.
const script = `
trap '' INT TERM HUP
read -r pid || exit 0
[ "$pid" = released ] && exit 0
while read -r word; do [ "$word" = released ] && exit 0; done
kill -INT "$pid" || exit 0
for second in 1 2 3 4 5 6 7 8 9 10; do sleep 1; kill -0 "$pid" || exit 0; done
kill -QUIT "$pid"
`;

export function startWatchdog(account: Account | null, say: (line: string) => void): Watchdog {
  let guarded: number | null = null;
  let released = false;
  let dog: ChildProcess;

  const begin = () => {
    const began = Date.now();
    // In a session of its own, out of reach of Ctrl-C and of a kill of our process group; as PostgreSQL's user, so that it can
    // signal nobody else.
    dog = spawn("/bin/sh", ["-c", script, "coproduce-watchdog"], { ...as(account), detached: true, stdio: ["pipe", "ignore", "ignore"] });
    dog.on("error", (error) => {
      say(`The watchdog of PostgreSQL did not start: ${error.message}`);
      if (!dog.pid) again();
    });
    // Where no more files may be open, it has none.
    dog.stdin?.on("error", () => {});
    dog.once("exit", () => {
      if (released) return;
      // Not in a circle, if it can't live here.
      if (Date.now() - began > 1000) begin();
      else again();
    });
    // It must not keep us alive.
    dog.unref();
    (dog.stdin as Socket | null)?.unref();
    if (guarded) dog.stdin?.write(`${guarded}\n`);
  };
  const again = () => { setTimeout(() => released || begin(), 1000).unref(); };
  begin();

  return {
    guard(pid) {
      guarded = pid;
      dog.stdin?.write(`${pid}\n`);
    },
    async release() {
      released = true;
      if (dog.exitCode !== null || dog.signalCode !== null || !dog.pid) return;
      dog.ref();
      dog.stdin!.end("released\n");
      await once(dog, "exit");
    },
  };
}
