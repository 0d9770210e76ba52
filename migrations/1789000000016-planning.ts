import type { MigrationInterface, QueryRunner } from "typeorm";

const NOUN = `id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL`;

export class Planning1789000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE slot ADD closed boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE slot ALTER closed DROP DEFAULT`);
    await runner.query(`CREATE TABLE room_closing (
      ${NOUN},
      room_id uuid NOT NULL REFERENCES room ON DELETE CASCADE,
      starts_at timestamptz(3) NOT NULL,
      ends_at timestamptz(3) NOT NULL,
      CONSTRAINT room_closing_range CHECK (ends_at > starts_at),
      CONSTRAINT room_closing_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX room_closing_room_id_starts_at_idx ON room_closing (room_id, starts_at)`);
    await runner.query(`CREATE TABLE host_absence (
      ${NOUN},
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      starts_at timestamptz(3) NOT NULL,
      ends_at timestamptz(3) NOT NULL,
      CONSTRAINT host_absence_range CHECK (ends_at > starts_at),
      CONSTRAINT host_absence_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX host_absence_event_id_person_id_idx ON host_absence (event_id, person_id)`);
    await runner.query(`CREATE INDEX host_absence_person_id_idx ON host_absence (person_id)`);
    await runner.query(`CREATE TABLE sessions_apart (
      ${NOUN},
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
      other_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
      CONSTRAINT sessions_apart_once UNIQUE (session_id, other_id),
      CONSTRAINT sessions_apart_order CHECK (session_id < other_id),
      CONSTRAINT sessions_apart_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX sessions_apart_event_id_idx ON sessions_apart (event_id)`);
    await runner.query(`CREATE INDEX sessions_apart_other_id_idx ON sessions_apart (other_id)`);
    await runner.query(`CREATE TABLE preferred_slot (
      ${NOUN},
      session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
      slot_id uuid NOT NULL REFERENCES slot ON DELETE CASCADE,
      CONSTRAINT preferred_slot_once UNIQUE (session_id, slot_id),
      CONSTRAINT preferred_slot_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX preferred_slot_slot_id_idx ON preferred_slot (slot_id)`);
    await runner.query(`CREATE TABLE plan_run (
      ${NOUN},
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      from_id uuid REFERENCES schedule_version ON DELETE SET NULL,
      created_by_id uuid REFERENCES person ON DELETE SET NULL,
      status text NOT NULL,
      progress int NOT NULL,
      seed int NOT NULL,
      effort text NOT NULL,
      keep uuid[] NOT NULL,
      tag_spread float8 NOT NULL,
      preferred float8 NOT NULL,
      change_prices float8[] NOT NULL,
      fairness float8 NOT NULL,
      maybe float8 NOT NULL,
      started_at timestamptz(3),
      finished_at timestamptz(3),
      failure text,
      attempts int NOT NULL,
      sessions int,
      people int,
      random_seats float8,
      greedy_seats float8,
      stopped boolean,
      CONSTRAINT plan_run_status CHECK (status IN ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
      CONSTRAINT plan_run_effort CHECK (effort IN ('LIGHT', 'NORMAL', 'THOROUGH')),
      CONSTRAINT plan_run_progress CHECK (progress BETWEEN 0 AND 100),
      CONSTRAINT plan_run_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX plan_run_event_id_created_at_idx ON plan_run (event_id, created_at)`);
    await runner.query(`CREATE INDEX plan_run_from_id_idx ON plan_run (from_id)`);
    await runner.query(`CREATE INDEX plan_run_created_by_id_idx ON plan_run (created_by_id)`);
    await runner.query(`CREATE TABLE plan_draft (
      ${NOUN},
      plan_run_id uuid NOT NULL REFERENCES plan_run ON DELETE CASCADE,
      schedule_version_id uuid NOT NULL REFERENCES schedule_version ON DELETE CASCADE,
      position int NOT NULL,
      change_price float8 NOT NULL,
      seats float8 NOT NULL,
      cost float8 NOT NULL,
      left_with_nothing int NOT NULL,
      other_time int NOT NULL,
      other_room int NOT NULL,
      CONSTRAINT plan_draft_position UNIQUE (plan_run_id, position),
      CONSTRAINT plan_draft_schedule UNIQUE (schedule_version_id),
      CONSTRAINT plan_draft_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE TABLE planned_session (
      ${NOUN},
      plan_draft_id uuid NOT NULL REFERENCES plan_draft ON DELETE CASCADE,
      session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
      wanted int NOT NULL,
      maybe int NOT NULL,
      seated int,
      reason text,
      message text,
      CONSTRAINT planned_session_once UNIQUE (plan_draft_id, session_id),
      CONSTRAINT planned_session_outcome CHECK ((seated IS NULL) = (reason IS NOT NULL) AND (reason IS NULL) = (message IS NULL)),
      CONSTRAINT planned_session_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX planned_session_session_id_idx ON planned_session (session_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["planned_session", "plan_draft", "plan_run", "preferred_slot", "sessions_apart", "host_absence", "room_closing"]) await runner.query(`DROP TABLE ${table}`);
    await runner.query(`ALTER TABLE slot DROP closed`);
  }
}
