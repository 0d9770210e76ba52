import "reflect-metadata";
import { open } from "node:fs/promises";
import { parseArgs } from "node:util";
import { run } from "../base/statement.js";
import { newId } from "../base/id.js";
import { clock } from "../base/clock.js";
import { newToken, tokenHash } from "../identity/token.js";
import { CommandError } from "../reason.js";
import { command } from "./command.js";

const USAGE = "npm run seed -- --people 2000 --tokens FILE";
const MOST = 100_000;
const BATCH = 1_000;

function wishes(): { count: number; tokensTo: string } {
  try {
    const { people, tokens } = parseArgs({ options: { people: { type: "string" }, tokens: { type: "string" } } }).values;
    const count = Number(people);
    if (!Number.isInteger(count) || count < 1 || count > MOST || !tokens) throw new Error(`People must be 1 to ${MOST}, and tokens need a file`);
    return { count, tokensTo: tokens };
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\nUsage: ${USAGE}`);
  }
}

/** People with valid sign-ins, to try the service under load; one bearer token a line. */
await command(wishes, async ({ service }, { count, tokensTo }) => {
  // Before anybody is made: their tokens are nowhere else.
  const file = await open(tokensTo, "w", 0o600);
  const run8 = newId().slice(-8);
  const tokens: string[] = [];
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => {
      const token = newToken();
      tokens.push(token);
      return { person: newId(), signIn: newId(), hash: tokenHash(token), name: `Load ${from + i + 1}`, email: `load-${run8}-${from + i + 1}@example.org` };
    });
    await run(service.pool,
      `WITH x AS (SELECT * FROM jsonb_to_recordset(:rows::jsonb) AS x(person uuid, "signIn" uuid, hash text, name text, email text)),
       p AS (INSERT INTO person (id, created_at, updated_at, display_name, email, locale, languages, administrator)
             SELECT person, :now, :now, name, email, 'en', '{}', false FROM x RETURNING id)
       INSERT INTO sign_in (id, created_at, updated_at, person_id, token_hash, label, scopes, last_used_at)
       SELECT x."signIn", :now, :now, p.id, x.hash, 'Made by seed', '{READ,WRITE}', :now FROM x JOIN p ON p.id = x.person`,
      { rows: JSON.stringify(rows), now: clock.now() });
  }
  await file.writeFile(`${tokens.join("\n")}\n`);
  await file.close();
  console.log(`${count} people can sign in with the tokens in ${tokensTo}`);
});
