import type { MigrationInterface, QueryRunner } from "typeorm";

export class Identity1789000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE person (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      display_name text NOT NULL,
      tag_line text,
      bio text,
      avatar_url text,
      languages text[] NOT NULL,
      email text,
      locale text NOT NULL,
      time_zone text,
      hours_per_week int,
      drivers text,
      concerns text,
      administrator boolean NOT NULL,
      CONSTRAINT person_email UNIQUE (email),
      CONSTRAINT person_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE TABLE skill (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      kind text NOT NULL,
      name text NOT NULL,
      use text NOT NULL,
      CONSTRAINT skill_once UNIQUE (person_id, kind, name),
      CONSTRAINT skill_use CHECK (use IN ('OFFERED', 'TO_LEARN')),
      CONSTRAINT skill_kind CHECK (kind IN ('KNOWLEDGE', 'SKILL', 'EXPERIENCE')),
      CONSTRAINT skill_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE TABLE sign_in (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
      token_hash text NOT NULL,
      label text,
      scopes text[] NOT NULL,
      last_used_at timestamptz(3) NOT NULL,
      CONSTRAINT sign_in_token UNIQUE (token_hash),
      CONSTRAINT sign_in_pkey PRIMARY KEY (id)
    )`);
    await runner.query(`CREATE INDEX sign_in_person_id_idx ON sign_in (person_id)`);
    await runner.query(`CREATE TABLE sign_in_code (
      id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      updated_at timestamptz(3) NOT NULL,
      email_hash text NOT NULL,
      code_hash text NOT NULL,
      tries int NOT NULL,
      expires_at timestamptz(3) NOT NULL,
      used_at timestamptz(3),
      CONSTRAINT sign_in_code_email UNIQUE (email_hash),
      CONSTRAINT sign_in_code_tries CHECK (tries BETWEEN 0 AND 5),
      CONSTRAINT sign_in_code_pkey PRIMARY KEY (id)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE sign_in_code");
    await runner.query("DROP TABLE sign_in");
    await runner.query("DROP TABLE skill");
    await runner.query("DROP TABLE person");
  }
}
