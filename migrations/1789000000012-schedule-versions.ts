import type { MigrationInterface, QueryRunner } from "typeorm";

export class ScheduleVersions1789000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE event ADD last_schedule_change int NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE event ALTER last_schedule_change DROP DEFAULT`);
    await runner.query(`ALTER TABLE session ADD moves int NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE session ALTER moves DROP DEFAULT`);
    await runner.query(`ALTER TABLE placement ADD pinned boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE placement ALTER pinned DROP DEFAULT`);
    await runner.query(`ALTER TABLE schedule_version
      ALTER number DROP NOT NULL,
      ADD title text,
      ADD note text,
      ADD version int NOT NULL DEFAULT 1,
      ADD published_at timestamptz(3),
      ADD base_change int NOT NULL DEFAULT 0,
      ADD created_by_id uuid REFERENCES person ON DELETE SET NULL,
      DROP CONSTRAINT schedule_version_status,
      ADD CONSTRAINT schedule_version_status CHECK (status IN ('DRAFT', 'DISCARDED', 'PUBLISHED', 'SUPERSEDED')),
      ADD CONSTRAINT schedule_version_numbered CHECK ((number IS NULL) = (status IN ('DRAFT', 'DISCARDED')))`);
    await runner.query(`UPDATE schedule_version SET published_at = created_at`);
    await runner.query(`ALTER TABLE schedule_version ALTER version DROP DEFAULT, ALTER base_change DROP DEFAULT`);
    await runner.query(`CREATE INDEX schedule_version_created_by_id_idx ON schedule_version (created_by_id)`);
    await runner.query(`CREATE TABLE schedule_change (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      schedule_version_id uuid NOT NULL REFERENCES schedule_version ON DELETE CASCADE,
      version int NOT NULL,
      number int,
      session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
      kind text NOT NULL,
      from_room_id uuid REFERENCES room ON DELETE SET NULL,
      from_starts_at timestamptz(3),
      from_ends_at timestamptz(3),
      to_room_id uuid REFERENCES room ON DELETE SET NULL,
      to_starts_at timestamptz(3),
      to_ends_at timestamptz(3),
      actor_id uuid REFERENCES person ON DELETE SET NULL,
      CONSTRAINT schedule_change_once UNIQUE (event_id, number, session_id),
      CONSTRAINT schedule_change_kind CHECK (kind IN ('ADDED', 'MOVED', 'REMOVED')),
      CONSTRAINT schedule_change_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX schedule_change_schedule_version_id_version_idx ON schedule_change (schedule_version_id, version)`);
    await runner.query(`CREATE INDEX schedule_change_session_id_idx ON schedule_change (session_id)`);
    await runner.query(`CREATE INDEX schedule_change_from_room_id_idx ON schedule_change (from_room_id)`);
    await runner.query(`CREATE INDEX schedule_change_to_room_id_idx ON schedule_change (to_room_id)`);
    await runner.query(`CREATE INDEX schedule_change_actor_id_idx ON schedule_change (actor_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE schedule_change`);
    await runner.query(`DELETE FROM schedule_version WHERE number IS NULL`);
    await runner.query(`ALTER TABLE schedule_version
      DROP CONSTRAINT schedule_version_numbered,
      DROP CONSTRAINT schedule_version_status,
      ADD CONSTRAINT schedule_version_status CHECK (status IN ('DRAFT', 'PUBLISHED', 'SUPERSEDED')),
      DROP created_by_id, DROP base_change, DROP published_at, DROP version, DROP note, DROP title,
      ALTER number SET NOT NULL`);
    await runner.query(`ALTER TABLE placement DROP pinned`);
    await runner.query(`ALTER TABLE session DROP moves`);
    await runner.query(`ALTER TABLE event DROP last_schedule_change`);
  }
}
