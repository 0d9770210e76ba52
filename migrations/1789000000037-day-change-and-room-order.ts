import type { MigrationInterface, QueryRunner } from "typeorm";

export class DayChangeAndRoomOrder1789000000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE event ADD COLUMN day_change text NOT NULL DEFAULT '04:00',
      ADD CONSTRAINT event_day_change CHECK (day_change ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')`);
    await runner.query("ALTER TABLE room ADD COLUMN position int");
    await runner.query(`UPDATE room SET position = o.position FROM (
      SELECT id, row_number() OVER (PARTITION BY event_id ORDER BY created_at, name) AS position FROM room) o WHERE o.id = room.id`);
    await runner.query("ALTER TABLE room ALTER COLUMN position SET NOT NULL");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE room DROP COLUMN position");
    await runner.query("ALTER TABLE event DROP COLUMN day_change");
  }
}
