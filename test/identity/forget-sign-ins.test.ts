import { v7 } from "uuid";
import { people } from "../kit/seed.js";
import { eventually, useService } from "../kit/service.js";

const service = useService();

test("sign-ins are forgotten after 30 days without use, codes when they expire and their wrong tries count no more", async () => {
  const [idle, active] = await people(service, 2);
  await service.rows("UPDATE sign_in SET last_used_at = now() - interval '30 days 1 minute' WHERE person_id = $1", [idle.id]);
  await service.rows("UPDATE sign_in SET last_used_at = now() - interval '29 days 23 hours' WHERE person_id = $1", [active.id]);
  const code = (name: string, expires: string, wrongSince: string | null = null) => service.rows(
    `INSERT INTO sign_in_code (id, created_at, updated_at, email_hash, code_hash, tries, expires_at, wrong_tries, wrong_since)
     VALUES ($1, now(), now(), $2, '', 0, now() + $3::interval, 1, now() + $4::interval)`, [v7(), name, expires, wrongSince ?? "-25 hours"]);
  await code("expired", "-1 minute");
  await code("valid", "5 minutes");
  await code("guessed at today", "-1 minute", "-23 hours");
  await service.rows("SELECT graphile_worker.add_job('forget-sign-ins')");
  await eventually(async () => (await service.rows("SELECT 1 FROM sign_in_code WHERE email_hash = 'expired'")).length === 0);
  expect(await service.rows("SELECT person_id FROM sign_in")).toEqual([{ person_id: active.id }]);
  expect(await service.rows("SELECT email_hash FROM sign_in_code ORDER BY 1")).toEqual([{ email_hash: "guessed at today" }, { email_hash: "valid" }]);
});
