import type { MigrationInterface, QueryRunner } from "typeorm";

export class Attendance1789000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE rsvp ADD checked_in_at timestamptz(3)");
    await runner.query(`CREATE TABLE door_token (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      issued_by_id uuid REFERENCES person ON DELETE SET NULL,
      token_hash text NOT NULL,
      label text NOT NULL,
      expires_at timestamptz(3) NOT NULL,
      last_used_at timestamptz(3),
      revoked_at timestamptz(3),
      CONSTRAINT door_token_hash UNIQUE (token_hash),
      CONSTRAINT door_token_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX door_token_event_id_expires_at_idx ON door_token (event_id, expires_at)");
    await runner.query("CREATE INDEX door_token_issued_by_id_idx ON door_token (issued_by_id)");
    await runner.query(`CREATE TABLE scan (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      session_id uuid REFERENCES session ON DELETE CASCADE,
      rsvp_id uuid NOT NULL REFERENCES rsvp ON DELETE CASCADE,
      nonce text NOT NULL,
      at timestamptz(3) NOT NULL,
      undo boolean NOT NULL,
      result text NOT NULL,
      person_id uuid REFERENCES person ON DELETE SET NULL,
      door_token_id uuid REFERENCES door_token ON DELETE SET NULL,
      CONSTRAINT scan_nonce UNIQUE (event_id, nonce),
      CONSTRAINT scan_result CHECK (result IN ('CHECKED_IN', 'ALREADY_CHECKED_IN', 'UNDONE', 'NOT_CHECKED_IN')),
      CONSTRAINT scan_pkey PRIMARY KEY (id)
    )`);
    for (const column of ["rsvp_id", "session_id", "person_id", "door_token_id"]) await runner.query(`CREATE INDEX scan_${column}_idx ON scan (${column})`);
    await runner.query(`CREATE TABLE session_attendance (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
      rsvp_id uuid NOT NULL REFERENCES rsvp ON DELETE CASCADE,
      present_since timestamptz(3),
      CONSTRAINT session_attendance_once UNIQUE (session_id, rsvp_id),
      CONSTRAINT session_attendance_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX session_attendance_rsvp_id_idx ON session_attendance (rsvp_id)");
    await runner.query(`CREATE TABLE certificate (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      code text NOT NULL,
      name text,
      event_title text NOT NULL,
      starts_at timestamptz(3) NOT NULL,
      ends_at timestamptz(3) NOT NULL,
      time_zone text NOT NULL,
      minutes_attended int,
      withdrawn_at timestamptz(3),
      CONSTRAINT certificate_code UNIQUE (code),
      CONSTRAINT certificate_name CHECK ((name IS NULL) = (withdrawn_at IS NOT NULL)),
      CONSTRAINT certificate_minutes CHECK (minutes_attended >= 0),
      CONSTRAINT certificate_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX certificate_person_id_created_at_idx ON certificate (person_id, created_at)");
    await runner.query("CREATE INDEX certificate_event_id_idx ON certificate (event_id)");
    await runner.query("CREATE UNIQUE INDEX certificate_once ON certificate (event_id, person_id) WHERE withdrawn_at IS NULL");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["certificate", "session_attendance", "scan", "door_token"]) await runner.query(`DROP TABLE ${table}`);
    await runner.query("ALTER TABLE rsvp DROP checked_in_at");
  }
}
