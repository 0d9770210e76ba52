import "reflect-metadata";
import { inTransaction } from "../base/transaction.js";
import { Checks } from "../base/checks.js";
import { clock } from "../base/clock.js";
import { recordChange } from "../base/change.js";
import { checkEmail } from "../identity/email.js";
import { accountWith } from "../identity/account-of-invitee.js";
import { Person } from "../identity/person.js";
import { CommandError } from "../reason.js";
import { command } from "./command.js";

function addressGiven(): string {
  const [email = ""] = process.argv.slice(2);
  const checks = new Checks(clock.now());
  checkEmail(checks, "email", email);
  if (checks.refusals.length > 0) throw new CommandError("Usage: npm run admin -- EMAIL");
  return email;
}

/** Makes the person with an address an administrator. */
await command(addressGiven, async (context, email) => {
  await inTransaction(context, null, act => recordChange("makeAdministrator", act, async () => {
    const id = await accountWith(email, {}, act);
    await act.update(Person, id, { administrator: true });
    return { person: id };
  }));
  console.log("Done: they are an administrator from their next request on");
});
