import type { MigrationInterface, QueryRunner } from "typeorm";

export class Programme1789000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE room (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      name text NOT NULL,
      capacity int,
      features text[] NOT NULL,
      version int NOT NULL,
      CONSTRAINT room_name UNIQUE (event_id, name),
      CONSTRAINT room_capacity CHECK (capacity > 0),
      CONSTRAINT room_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE TABLE slot (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      title text,
      starts_at timestamptz(3) NOT NULL,
      ends_at timestamptz(3) NOT NULL,
      version int NOT NULL,
      CONSTRAINT slot_range CHECK (ends_at > starts_at),
      CONSTRAINT slot_free EXCLUDE USING gist (event_id WITH =, tstzrange(starts_at, ends_at) WITH &&) DEFERRABLE INITIALLY DEFERRED,
      CONSTRAINT slot_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX slot_event_id_starts_at_idx ON slot (event_id, starts_at)`);
    await runner.query(`CREATE TABLE session (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      number int NOT NULL,
      title text NOT NULL,
      abstract text,
      format text,
      language text,
      tags text[] NOT NULL,
      needs text[] NOT NULL,
      length_in_slots int NOT NULL,
      status text NOT NULL,
      version int NOT NULL,
      source_id text,
      CONSTRAINT session_source UNIQUE (event_id, source_id),
      CONSTRAINT session_number UNIQUE (event_id, number),
      CONSTRAINT session_length CHECK (length_in_slots BETWEEN 1 AND 8),
      CONSTRAINT session_status CHECK (status IN ('PITCHED', 'ACCEPTED', 'WITHDRAWN', 'CANCELLED')),
      CONSTRAINT session_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE TABLE session_host (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      status text NOT NULL,
      position int NOT NULL,
      by_email boolean NOT NULL,
      CONSTRAINT session_host_once UNIQUE (session_id, person_id),
      CONSTRAINT session_host_status CHECK (status IN ('INVITED', 'ACTIVE', 'DECLINED', 'LEFT')),
      CONSTRAINT session_host_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX session_host_person_id_status_idx ON session_host (person_id, status)`);
    await runner.query(`CREATE TABLE interest (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      level text NOT NULL,
      CONSTRAINT interest_once UNIQUE (session_id, person_id),
      CONSTRAINT interest_level CHECK (level IN ('WANT', 'MAYBE')),
      CONSTRAINT interest_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX interest_person_id_idx ON interest (person_id)`);
    await runner.query(`CREATE TABLE schedule_version (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      number int NOT NULL,
      status text NOT NULL,
      CONSTRAINT schedule_version_number UNIQUE (event_id, number),
      CONSTRAINT schedule_version_status CHECK (status IN ('DRAFT', 'PUBLISHED', 'SUPERSEDED')),
      CONSTRAINT schedule_version_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE UNIQUE INDEX schedule_version_published ON schedule_version (event_id) WHERE status = 'PUBLISHED'`);
    await runner.query(`CREATE TABLE placement (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      schedule_version_id uuid NOT NULL REFERENCES schedule_version ON DELETE CASCADE,
      session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
      room_id uuid NOT NULL REFERENCES room,
      slot_id uuid REFERENCES slot,
      starts_at timestamptz(3) NOT NULL,
      ends_at timestamptz(3) NOT NULL,
      shares_room boolean NOT NULL,
      CONSTRAINT placement_once UNIQUE (schedule_version_id, session_id),
      CONSTRAINT placement_range CHECK (ends_at > starts_at),
      CONSTRAINT placement_room_free EXCLUDE USING gist (schedule_version_id WITH =, room_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (NOT shares_room) DEFERRABLE INITIALLY DEFERRED,
      CONSTRAINT placement_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX placement_event_id_idx ON placement (event_id)`);
    await runner.query(`CREATE INDEX placement_session_id_idx ON placement (session_id)`);
    await runner.query(`CREATE INDEX placement_room_id_idx ON placement (room_id)`);
    await runner.query(`CREATE INDEX placement_slot_id_idx ON placement (slot_id)`);
    await runner.query(`CREATE TABLE placement_host (
      placement_id uuid NOT NULL REFERENCES placement ON DELETE CASCADE,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      schedule_version_id uuid NOT NULL,
      starts_at timestamptz(3) NOT NULL,
      ends_at timestamptz(3) NOT NULL,
      double_booked boolean NOT NULL,
      CONSTRAINT placement_host_free EXCLUDE USING gist (schedule_version_id WITH =, person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (NOT double_booked) DEFERRABLE INITIALLY DEFERRED,
      CONSTRAINT placement_host_pkey PRIMARY KEY (placement_id, person_id)
    )`);
    await runner.query(`CREATE INDEX placement_host_person_id_idx ON placement_host (person_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE placement_host");
    await runner.query("DROP TABLE placement");
    await runner.query("DROP TABLE schedule_version");
    await runner.query("DROP TABLE interest");
    await runner.query("DROP TABLE session_host");
    await runner.query("DROP TABLE session");
    await runner.query("DROP TABLE slot");
    await runner.query("DROP TABLE room");
  }
}
