import type { MigrationInterface, QueryRunner } from "typeorm";

export class LineAfterClosing1789000000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE event ADD promotes_after_closing boolean NOT NULL DEFAULT false");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE event DROP promotes_after_closing");
  }
}
