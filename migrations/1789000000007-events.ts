import type { MigrationInterface, QueryRunner } from "typeorm";

export class Events1789000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE event (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      title text NOT NULL,
      description text,
      language text,
      languages text[] NOT NULL,
      time_zone text NOT NULL,
      starts_at timestamptz(3) NOT NULL,
      ends_at timestamptz(3) NOT NULL,
      online_url text,
      capacity int,
      rsvp_opens_at timestamptz(3),
      rsvp_closes_at timestamptz(3),
      interest_hidden boolean NOT NULL,
      cancel_reason text,
      version int NOT NULL,
      status text NOT NULL,
      published_at timestamptz(3),
      last_session_number int NOT NULL,
      source_key text,
      CONSTRAINT event_source UNIQUE (source_key),
      CONSTRAINT event_ends_after_start CHECK (ends_at > starts_at),
      CONSTRAINT event_status CHECK (status IN ('DRAFT', 'PUBLISHED', 'CANCELLED')),
      CONSTRAINT event_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX event_listed ON event (starts_at, id)`);
    await runner.query(`CREATE TABLE event_seats (
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      capacity int,
      held int NOT NULL,
      waiting int NOT NULL,
      next_number int NOT NULL,
      CONSTRAINT event_seats_counts CHECK (held >= 0 AND waiting >= 0),
      CONSTRAINT event_seats_capacity CHECK (capacity > 0),
      CONSTRAINT event_seats_pkey PRIMARY KEY (event_id)
    )`);
    await runner.query(`CREATE TABLE event_staff (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      role text NOT NULL,
      status text NOT NULL,
      by_email boolean NOT NULL,
      CONSTRAINT event_staff_once UNIQUE (event_id, person_id, role),
      CONSTRAINT event_staff_status CHECK (status IN ('INVITED', 'ACTIVE', 'DECLINED', 'LEFT')),
      CONSTRAINT event_staff_role CHECK (role IN ('ORGANISER', 'DOOR_STAFF')),
      CONSTRAINT event_staff_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX event_staff_person_id_status_idx ON event_staff (person_id, status)`);
    await runner.query(`CREATE TABLE event_phase (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      kind text NOT NULL,
      opens_at timestamptz(3) NOT NULL,
      closes_at timestamptz(3) NOT NULL,
      CONSTRAINT event_phase_once UNIQUE (event_id, kind),
      CONSTRAINT event_phase_range CHECK (closes_at > opens_at),
      CONSTRAINT event_phase_kind CHECK (kind IN ('CALL', 'VOTE', 'LIVE')),
      CONSTRAINT event_phase_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE TABLE rsvp (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      status text NOT NULL,
      name_shown boolean NOT NULL,
      number int NOT NULL,
      CONSTRAINT rsvp_once UNIQUE (event_id, person_id),
      CONSTRAINT rsvp_status CHECK (status IN ('CONFIRMED', 'WAITLISTED', 'OFFERED', 'DECLINED', 'CANCELLED')),
      CONSTRAINT rsvp_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX rsvp_person_id_idx ON rsvp (person_id)`);
    await runner.query(`CREATE INDEX rsvp_line ON rsvp (event_id, status, number)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE rsvp");
    await runner.query("DROP TABLE event_phase");
    await runner.query("DROP TABLE event_staff");
    await runner.query("DROP TABLE event_seats");
    await runner.query("DROP TABLE event");
  }
}
