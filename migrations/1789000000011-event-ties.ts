import type { MigrationInterface, QueryRunner } from "typeorm";

export class EventTies1789000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE event ADD project_id uuid REFERENCES project ON DELETE SET NULL, ADD place_id uuid REFERENCES place ON DELETE SET NULL");
    await runner.query("CREATE INDEX event_project_id_idx ON event (project_id)");
    await runner.query("CREATE INDEX event_place_id_idx ON event (place_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE event DROP project_id, DROP place_id");
  }
}
