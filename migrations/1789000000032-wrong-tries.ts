import type { MigrationInterface, QueryRunner } from "typeorm";

export class WrongTries1789000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE sign_in_code ADD long boolean NOT NULL DEFAULT FALSE, ADD wrong_tries int NOT NULL DEFAULT 0, ADD wrong_since timestamptz(3)");
    await runner.query("ALTER TABLE sign_in_code ADD CONSTRAINT sign_in_code_wrong_tries CHECK (wrong_tries BETWEEN 0 AND 20 AND (wrong_tries = 0 OR wrong_since IS NOT NULL))");
  }

  async down(runner: QueryRunner): Promise<void> {
    // What is no code of six digits cannot be told from one by its digest.
    await runner.query("DELETE FROM sign_in_code WHERE long");
    await runner.query("ALTER TABLE sign_in_code DROP CONSTRAINT sign_in_code_wrong_tries");
    await runner.query("ALTER TABLE sign_in_code DROP long, DROP wrong_tries, DROP wrong_since");
  }
}
