import type { MigrationInterface, QueryRunner } from "typeorm";

export class SessionSeats1789000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE event ADD session_seats boolean NOT NULL DEFAULT false");
    await runner.query(`CREATE TABLE session_seats (
      session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
      held int NOT NULL,
      waiting int NOT NULL,
      next_number int NOT NULL,
      CONSTRAINT session_seats_counts CHECK (held >= 0 AND waiting >= 0),
      CONSTRAINT session_seats_pkey PRIMARY KEY (session_id)
    )`);
    await runner.query(`CREATE TABLE session_seat (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      status text NOT NULL,
      number int NOT NULL,
      CONSTRAINT session_seat_once UNIQUE (session_id, person_id),
      CONSTRAINT session_seat_status CHECK (status IN ('TAKEN', 'WAITING', 'LEFT')),
      CONSTRAINT session_seat_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX session_seat_line ON session_seat (session_id, status, number)");
    await runner.query("CREATE INDEX session_seat_person_id_status_idx ON session_seat (person_id, status)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE session_seat");
    await runner.query("DROP TABLE session_seats");
    await runner.query("ALTER TABLE event DROP session_seats");
  }
}
