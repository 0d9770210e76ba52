import "reflect-metadata";
import type { Context } from "../base/context.js";
import { reasonOf } from "../reason.js";

/**
 * Runs a command on the service's database. Ends the process with 0, or 1 and the reason. What is wrong with the wishes
 * is told by `prepare`, before any database is looked for and before the service is loaded, which takes seconds.
 */
export async function command<Wishes>(prepare: () => Wishes | Promise<Wishes>, work: (context: Context, wishes: Wishes) => Promise<void>): Promise<void> {
  try {
    const wishes = await prepare();
    const { onDatabase } = await import("./on-database.js");
    await onDatabase(context => work(context, wishes));
  } catch (error) {
    console.error(reasonOf(error));
    process.exitCode = 1;
  }
}
