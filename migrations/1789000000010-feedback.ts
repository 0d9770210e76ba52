import type { MigrationInterface, QueryRunner } from "typeorm";

export class Feedback1789000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE feedback (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid REFERENCES event ON DELETE CASCADE,
      session_id uuid REFERENCES session ON DELETE CASCADE,
      person_id uuid REFERENCES person ON DELETE SET NULL,
      rating int NOT NULL,
      comment text,
      published_rating int,
      published_comment text,
      CONSTRAINT feedback_session_once UNIQUE (session_id, person_id),
      CONSTRAINT feedback_event_once UNIQUE (event_id, person_id),
      CONSTRAINT feedback_rating CHECK (rating BETWEEN 1 AND 5),
      CONSTRAINT feedback_thing CHECK (num_nonnulls(event_id, session_id) = 1),
      CONSTRAINT feedback_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX feedback_person_id_idx ON feedback (person_id)`);
    await runner.query(`CREATE TABLE feedback_summary (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid REFERENCES event ON DELETE CASCADE,
      session_id uuid REFERENCES session ON DELETE CASCADE,
      count int NOT NULL,
      average double precision NOT NULL,
      histogram int[],
      comments text[] NOT NULL,
      published_at timestamptz(3),
      closed_at timestamptz(3),
      CONSTRAINT feedback_summary_session UNIQUE (session_id),
      CONSTRAINT feedback_summary_event UNIQUE (event_id),
      CONSTRAINT feedback_summary_thing CHECK (num_nonnulls(event_id, session_id) = 1),
      CONSTRAINT feedback_summary_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE TABLE feedback_response (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid REFERENCES event ON DELETE CASCADE,
      session_id uuid REFERENCES session ON DELETE CASCADE,
      person_id uuid REFERENCES person ON DELETE SET NULL,
      text text NOT NULL,
      version int NOT NULL,
      superseded_at timestamptz(3),
      CONSTRAINT feedback_response_session_version UNIQUE (session_id, version),
      CONSTRAINT feedback_response_event_version UNIQUE (event_id, version),
      CONSTRAINT feedback_response_thing CHECK (num_nonnulls(event_id, session_id) = 1),
      CONSTRAINT feedback_response_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX feedback_response_person_id_idx ON feedback_response (person_id)`);
    await runner.query(`CREATE UNIQUE INDEX feedback_response_session_current ON feedback_response (session_id) WHERE superseded_at IS NULL`);
    await runner.query(`CREATE UNIQUE INDEX feedback_response_event_current ON feedback_response (event_id) WHERE superseded_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE feedback_response");
    await runner.query("DROP TABLE feedback_summary");
    await runner.query("DROP TABLE feedback");
  }
}
