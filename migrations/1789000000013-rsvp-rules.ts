import type { MigrationInterface, QueryRunner } from "typeorm";

export class RsvpRules1789000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE event
      ADD overbooking int NOT NULL DEFAULT 0,
      ADD freed_places text NOT NULL DEFAULT 'GIVEN',
      ADD offer_minutes int,
      ADD approval boolean NOT NULL DEFAULT false,
      ADD question_count int NOT NULL DEFAULT 0,
      ADD CONSTRAINT event_overbooking CHECK (overbooking >= 0),
      ADD CONSTRAINT event_freed_places CHECK (freed_places IN ('GIVEN', 'OFFERED')),
      ADD CONSTRAINT event_offer_minutes CHECK ((freed_places = 'OFFERED') = (offer_minutes IS NOT NULL))`);
    await runner.query(`ALTER TABLE rsvp
      ADD offered_until timestamptz(3),
      ADD decline_reason text,
      DROP CONSTRAINT rsvp_status,
      ADD CONSTRAINT rsvp_status CHECK (status IN ('REQUESTED', 'CONFIRMED', 'WAITLISTED', 'OFFERED', 'DECLINED', 'EXPIRED', 'CANCELLED')),
      ADD CONSTRAINT rsvp_offered CHECK (status <> 'OFFERED' OR offered_until IS NOT NULL)`);
    await runner.query("CREATE INDEX rsvp_offers ON rsvp (offered_until) WHERE status = 'OFFERED'");
    await runner.query(`CREATE TABLE registration_question (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
      position int NOT NULL,
      kind text NOT NULL,
      text text NOT NULL,
      choices text[] NOT NULL,
      required boolean NOT NULL,
      withdrawn_at timestamptz(3),
      CONSTRAINT registration_question_kind CHECK (kind IN ('TEXT', 'CHOICE', 'MULTIPLE_CHOICE', 'YES_NO')),
      CONSTRAINT registration_question_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX registration_question_asked ON registration_question (event_id, position)");
    await runner.query(`CREATE TABLE rsvp_answer (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      rsvp_id uuid NOT NULL REFERENCES rsvp ON DELETE CASCADE,
      question_id uuid NOT NULL REFERENCES registration_question ON DELETE CASCADE,
      value text[] NOT NULL,
      CONSTRAINT rsvp_answer_once UNIQUE (rsvp_id, question_id),
      CONSTRAINT rsvp_answer_pkey PRIMARY KEY (id)
    )`);
    await runner.query("CREATE INDEX rsvp_answer_question_id_idx ON rsvp_answer (question_id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE rsvp_answer");
    await runner.query("DROP TABLE registration_question");
    await runner.query("DROP INDEX rsvp_offers");
    await runner.query("UPDATE rsvp SET status = 'DECLINED' WHERE status IN ('REQUESTED', 'EXPIRED')");
    await runner.query(`ALTER TABLE rsvp
      DROP offered_until,
      DROP decline_reason,
      DROP CONSTRAINT rsvp_status,
      ADD CONSTRAINT rsvp_status CHECK (status IN ('CONFIRMED', 'WAITLISTED', 'OFFERED', 'DECLINED', 'CANCELLED'))`);
    await runner.query("ALTER TABLE event DROP overbooking, DROP freed_places, DROP offer_minutes, DROP approval, DROP question_count");
  }
}
