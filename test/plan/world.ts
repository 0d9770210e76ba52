import { isObjectType, type GraphQLSchema } from "graphql";
import { v7 } from "uuid";
import { newToken, tokenHash } from "../../src/identity/token.js";
import { prepareDemo } from "../../src/demo/demo.js";
import { CHARACTERISTICS } from "../../src/principles/characteristic.js";
import { ELEMENTS, Fulfilment } from "../../src/principles/living-lab-element.js";
import { STATEMENT_NAMES } from "../../src/reflections/emergent-nature-statement.js";
import type { Stock } from "../kit/random-operation.js";
import { writtenCitation } from "../kit/citation-story.js";
import { writtenCase } from "../kit/case-story.js";
import { needed, learnt, writtenOffer, writtenOpening } from "../openings/story.js";
import { writtenAnswer, writtenCommitment, writtenIdea } from "../kit/promise-story.js";
import { writtenCollection, writtenItem, writtenResource } from "../kit/library-story.js";
import { people, plannedEvent, someone, type Someone } from "../kit/seed.js";
import { belongs, madeParty, madeTouchpoint } from "../kit/touchpoint-story.js";
import type { TestService } from "../kit/service.js";
import { actor, day, gave, peopleIn, publish, sharedProject, writtenEffort } from "../effort/story.js";
import { madeService, nextIteration, peopleOf, ratings } from "../value/story.js";

type As = { token: string } | null;

/** Text that breaks what escapes badly. */
const TEXTS = ["\"quoted\" \\ back\\slash", "line\nbreak\ttab \u0001 \u001f \u007f", "Zürich – Łódź – 東京 – 🎉", "\u2028 and \u2029 </script>", "it''s ' $1 :viewer :now %s", "libraries"];

const signInOf = async (service: TestService, personId: string): Promise<{ token: string }> => {
  const token = newToken();
  await service.rows("INSERT INTO sign_in (id, created_at, updated_at, person_id, token_hash, scopes, last_used_at) VALUES ($1, now(), now(), $2, $3, '{READ,WRITE}', now())", [v7(), personId, tokenHash(token)]);
  return { token };
};

/** The demo with more of what is hidden from some, and texts that are hard to escape; with somebody of every role. */
export async function worldOfPlans(service: TestService): Promise<{ roles: Record<string, As>; stock: Stock }> {
  const [organiser, participant] = await prepareDemo(service.parts.service);
  const [steward] = await service.rows<{ id: string }>("SELECT person_id AS id FROM project_member WHERE role = 'STEWARD' AND status = 'ACTIVE' ORDER BY id LIMIT 1");
  const [officer] = await service.rows<{ id: string }>("SELECT person_id AS id FROM affiliation WHERE role = 'OFFICER' AND status = 'ACTIVE' ORDER BY id LIMIT 1");
  const invited = await someone(service);
  const administrator = await someone(service);
  await service.rows("UPDATE person SET administrator = TRUE WHERE id = $1", [administrator.id]);
  await hideThings(service, invited.email);
  const signedIn = await service.rows<{ id: string }>("SELECT person_id AS id FROM sign_in WHERE token_hash = ANY($1) ORDER BY id", [[organiser, participant].map(({ token }) => tokenHash(token))]);
  await layJourney(service, steward.id, [...signedIn.map(({ id }) => id), officer.id]);
  await sayValue(service, organiser.token);
  await promise(service, [...signedIn, steward, invited].map(({ id }) => id));
  await tellCases(service, [...signedIn, steward, invited].map(({ id }) => id));
  await fillLibrary(service, [...signedIn, steward, invited].map(({ id }) => id));
  await citeEachOther(service);
  await carry(service, [...signedIn, steward, officer].map(({ id }) => id));
  await openTasks(service, steward.id, [...signedIn, officer, invited].map(({ id }) => id));
  await assessProjects(service, [...new Set([...signedIn, steward, invited].map(({ id }) => id))]);
  await reflect(service, [...new Set([...signedIn, steward, invited].map(({ id }) => id))]);
  await service.rows("UPDATE event SET description = ($1::text[])[1 + (random() * 4)::int]", [TEXTS]);
  await service.rows("UPDATE session SET abstract = ($1::text[])[1 + number % 5], tags = tags || $1::text[]", [TEXTS]);
  await service.rows("UPDATE person SET tag_line = ($1::text[])[1 + length(display_name) % 5], bio = CASE WHEN length(display_name) % 3 = 0 THEN display_name END", [TEXTS]);
  const roles = {
    nobody: null, participant, organiser, invited, administrator,
    steward: await signInOf(service, steward.id), officer: await signInOf(service, officer.id),
  };
  return { roles, stock: await stockOf(service, Object.values(roles)) };
}

/** A draft, a cancelled event, counts that are hidden, invitations that await an answer, a place without anything. */
async function hideThings(service: TestService, email: string): Promise<void> {
  const draft = await plannedEvent(service, { draft: true, title: TEXTS[0], capacity: 3, interestHidden: true });
  await service.done("inviteEventStaff", { eventId: draft.id, email, role: "ORGANISER" }, "invitation { id }", draft.organiser);
  const cancelled = await plannedEvent(service, { title: TEXTS[2], interestHidden: true });
  await service.done("rsvp", { eventId: cancelled.id }, "rsvp { id }", await someone(service));
  const { session } = await service.done<{ session: { id: string } }>("pitchSession", { eventId: cancelled.id, title: TEXTS[4] }, "session { id }", cancelled.organiser);
  await service.done("inviteCoHost", { sessionId: session.id, email }, "invitation { id }", cancelled.organiser);
  await hideRegistrations(service);
  await service.done("cancelEvent", { eventId: cancelled.id, reason: TEXTS[1].replace(/[\u0001\u001f]/g, "") }, "event { id }", cancelled.organiser);
}

/** Touchpoints, one withdrawn, of a project of the steward's; with people who belong, belonged and were removed, what they offer, and propositions. */
async function layJourney(service: TestService, stewardId: string, known: readonly string[]): Promise<void> {
  const [{ id: projectId }] = await service.rows<{ id: string }>("SELECT project_id AS id FROM project_member WHERE person_id = $1 AND role = 'STEWARD' AND status = 'ACTIVE' ORDER BY id LIMIT 1", [stewardId]);
  const parties = [await madeParty(service, projectId, TEXTS[0]), await madeParty(service, projectId, TEXTS[2]), await madeParty(service, projectId, TEXTS[3], "INSTITUTION")];
  const touchpoints = [];
  for (const title of TEXTS) touchpoints.push(await madeTouchpoint(service, projectId, title, parties));
  await service.rows("UPDATE touchpoint SET withdrawn_at = now(), withdraw_reason = $2 WHERE id = $1", [touchpoints[5].id, TEXTS[4]]);
  await service.rows("UPDATE touchpoint_party SET withdrawn_at = now() WHERE id = $1", [touchpoints[0].parties[parties[1].id]]);
  const crowd = [...known, ...(await people(service, 5)).map(({ id }) => id)];
  for (const [i, person] of crowd.entries()) await belongs(service, parties[i % 2].id, { id: person } as Someone);
  await service.rows("UPDATE party_membership SET ended_at = now() + interval '1 hour', end_reason = $2 WHERE person_id = $1", [crowd[3], TEXTS[1].replace(/[\u0001\u001f]/g, "")]);
  for (const [i, { parties: places }] of touchpoints.entries()) {
    const capability = v7();
    await service.rows(
      `INSERT INTO capability (id, created_at, updated_at, project_id, touchpoint_party_id, kind, name, needed, offered, gap, version)
       VALUES ($1, now(), now(), $2, $3, 'SKILL', $4, $5, 1, $5 - 1, 1)`, [capability, projectId, places[parties[i % 2].id], TEXTS[i], 1 + i % 3]);
    await service.rows("INSERT INTO capability_offer (id, created_at, updated_at, capability_id, person_id) VALUES ($1, now(), now(), $2, $3)", [v7(), capability, crowd[i]]);
    await service.rows(
      `INSERT INTO touchpoint_rule (id, created_at, updated_at, touchpoint_id, kind, text, source, changeable, version, withdrawn_at) VALUES ($1, now(), now(), $2, 'LAW', $3, $4, 'NOT_HERE', 1, $5)`,
      [v7(), touchpoints[i].id, TEXTS[i], TEXTS[5 - i], i === 2 ? new Date() : null]);
    for (const version of [1, 2]) {
      await service.rows(
        `INSERT INTO value_proposition (id, created_at, updated_at, touchpoint_party_id, text, author_id, by_party_id, version, superseded_at) VALUES ($1, now(), now(), $2, $3, $4, $5, $6, $7)`,
        [v7(), places[parties[0].id], TEXTS[i], crowd[i], parties[2].id, version, version === 1 ? new Date() : null]);
    }
  }
}

/** Offers and requests with answers, also to a question that was withdrawn, and notes that were hidden or taken back. */
async function hideRegistrations(service: TestService): Promise<void> {
  const { id: eventId, organiser } = await plannedEvent(service, { title: TEXTS[3], capacity: 1 });
  const ask = (texts: readonly string[]) => service.done("setRegistrationQuestions", { eventId, questions: texts.map(text => ({ kind: "TEXT", text })) }, "event { id }", organiser);
  await ask(TEXTS.slice(2, 5));
  await service.done("setRsvpRule", { eventId, freedPlaces: "OFFERED", offerMinutes: 60, overbooking: 1, sessionSeats: true }, "event { id }", organiser);
  const questions = (await service.rows<{ id: string }>("SELECT id FROM registration_question WHERE event_id = $1", [eventId])).map(({ id }) => id);
  const crowd = await people(service, 4);
  for (const person of crowd) await service.done("rsvp", { eventId, nameShown: true, answers: questions.map(questionId => ({ questionId, value: TEXTS[4] })) }, "rsvp { id }", person);
  await service.done("cancelRsvp", { eventId }, "rsvp { id }", crowd[0]);
  await service.done("setRsvpRule", { eventId, approval: true }, "event { id }", organiser);
  await service.done("rsvp", { eventId }, "rsvp { id }", crowd[0]);
  await ask(TEXTS.slice(2, 3));
  const { session } = await service.done<{ session: { id: string } }>("pitchSession", { eventId, title: TEXTS[5] }, "session { id }", organiser);
  for (const [hidden, withdrawn] of [[false, false], [true, false], [false, true]]) {
    await service.rows(
      `INSERT INTO session_note (id, created_at, updated_at, session_id, author_id, kind, text, version, hidden_at, hide_reason, withdrawn_at)
       VALUES ($1, now(), now(), $2, $3, 'NOTE', $4, 1, $5, $6, $7)`, [v7(), session.id, organiser.id, TEXTS[3], hidden ? new Date() : null, hidden ? TEXTS[4] : null, withdrawn ? new Date() : null]);
  }
}

/** A value map over two iterations, with own ratings that nobody else sees, and one side of a meeting. */
async function sayValue(service: TestService, token: string): Promise<void> {
  const story = await madeService(service);
  const before = story.touchpoint.iterationId;
  await ratings(service, story.cell, before, [4, 3, 2, 0, 0, 0, 0]);
  const { id: eventId } = await plannedEvent(service, { organiser: story.project.steward, projectId: story.project.id, title: TEXTS[5] });
  await ratings(service, story.cell, await nextIteration(service, story.touchpoint), [0, 0, 1, 5, 9, 5, 3]);
  await service.rows("UPDATE value_summary SET reasons = $1 WHERE iteration_id = $2", [TEXTS, before]);
  const [{ personId }] = await service.rows<{ personId: string }>('SELECT person_id AS "personId" FROM sign_in WHERE token_hash = $1', [tokenHash(token)]);
  await belongs(service, story.staff.id, { id: personId, token, name: "", email: "" });
  await service.done("rateValue", { touchpointPartyId: story.staffCell, rating: 6, reason: TEXTS[0] }, "perceivedValue { id }", { token });
  await service.rows("UPDATE event SET starts_at = starts_at - interval '10 days', ends_at = ends_at - interval '10 days' WHERE id = $1", [eventId]);
  for (const as of [...await peopleOf(service, story.residents, 5), { token }]) {
    const partyId = "id" in as ? story.residents.id : story.staff.id;
    await service.done("rateEqualFooting", { eventId, partyId, rating: 5, comment: TEXTS[2] }, "equalFooting { id }", as);
    await service.done("rateEqualFooting", { touchpointId: story.touchpoint.id, partyId, rating: 2 }, "equalFooting { id }", as);
  }
}

/** Ideas of these people in the projects, hidden and taken back too, and promises of the organisations there, each where it can stand; some answer. */
async function promise(service: TestService, authors: readonly string[]): Promise<void> {
  const parts = await service.rows<{ projectId: string; organisationId: string }>("SELECT project_id AS \"projectId\", organisation_id AS \"organisationId\" FROM project_organisation WHERE status = 'ACTIVE' ORDER BY id LIMIT 3");
  const [touchpoint] = await service.rows<{ id: string }>("SELECT id FROM touchpoint ORDER BY id LIMIT 1");
  for (const [index, { projectId, organisationId }] of parts.entries()) {
    const ideas: string[] = [];
    for (const [i, author] of authors.entries()) ideas.push(await writtenIdea(service, projectId, author, { statement: TEXTS[i], hidden: i === 1, withdrawn: i === 2 }));
    await service.rows("UPDATE idea SET support_count = 1, touchpoint_id = $2, session_note_id = (SELECT id FROM session_note ORDER BY id LIMIT 1) WHERE id = $1", [ideas[0], touchpoint?.id ?? null]);
    await service.rows("INSERT INTO idea_support (id, created_at, updated_at, idea_id, person_id) VALUES ($1, now(), now(), $2, $3)", [v7(), ideas[0], authors[1]]);
    for (const [i, status] of ["PROPOSED", "ACCEPTED", "IN_PROGRESS", "DONE", "BROKEN", "WITHDRAWN"].entries()) {
      const dueAt = new Date(Date.now() + (i + index - 2) * 86_400_000);
      const commitmentId = await writtenCommitment(service, projectId, organisationId, { status, dueAt, ownerId: authors[i % 4], proposedById: authors[0], text: TEXTS[i] });
      if (i === 1 || i === 3) await writtenAnswer(service, { projectId, organisationId, commitmentId, ideaId: ideas[i], quote: TEXTS[i] });
    }
    for (const [i, ideaId] of ideas.entries()) await writtenAnswer(service, { projectId, organisationId, ideaId, quote: TEXTS[i] });
  }
}

/** Cases of these people wherever a case can stand, from projects and notes, some hidden from some; each with its way there. */
async function tellCases(service: TestService, authors: readonly string[]): Promise<void> {
  const projects = await service.rows<{ id: string }>("SELECT id FROM project ORDER BY status = 'DRAFT' DESC, id LIMIT 3");
  const notes = await service.rows<{ id: string }>("SELECT id FROM session_note ORDER BY id LIMIT 3");
  for (const [i, status] of ["PUBLISHED", "SUBMITTED", "RETURNED", "DRAFT", "PUBLISHED", "WITHDRAWN", "PUBLISHED", "SUBMITTED"].entries()) {
    const id = await writtenCase(service, authors[i % authors.length], {
      status, outcome: ["FAILED", "MIXED", "SUCCEEDED"][i % 3], title: TEXTS[i % 6], projectId: projects[i % 3]?.id, sessionNoteId: notes[i % 3]?.id,
      countryCode: ["IT", "GB", null][i % 3], language: ["it", "en", null][i % 3], parties: ["RESIDENT", "MANAGER"].slice(0, i % 3), at: new Date(Date.now() - i * 1_000), factors: ["TRUST+", "TRUST-", "TIME-"].slice(i % 2),
    });
    await service.rows("UPDATE case_factor SET evidence = $2, source = $3 WHERE case_study_id = $1", [id, TEXTS[i % 6], TEXTS[5 - i % 6]]);
    await service.rows("INSERT INTO case_review (id, created_at, updated_at, case_study_id, by_id, from_status, to_status, reason, case_version) VALUES ($1, now(), now(), $2, $3, 'SUBMITTED', 'RETURNED', $4, 1)", [v7(), id, authors[0], TEXTS[i % 6]]);
  }
}

/** Resources of these people in every state, with collections of their own and of projects, one of them taken back. */
async function fillLibrary(service: TestService, adders: readonly string[]): Promise<void> {
  const resources: string[] = [];
  for (const [i, status] of ["NOT_CHECKED", "OK", "MOVED", "REFUSED", "BROKEN", "OK"].entries()) {
    resources.push(await writtenResource(service, adders[i % 4], { title: TEXTS[i], status, hidden: i === 1, withdrawn: i === 2, year: i % 2 ? 2000 + i : null, authors: TEXTS.slice(0, i) }));
  }
  const projects = await service.rows<{ id: string }>("SELECT id FROM project ORDER BY status = 'DRAFT' DESC, id LIMIT 3");
  for (const [i, projectId] of [null, ...projects.map(({ id }) => id)].entries()) {
    for (const withdrawn of [false, true]) {
      const collection = await writtenCollection(service, { title: TEXTS[i], projectId, createdById: adders[i], withdrawn });
      for (const [n, resource] of resources.entries()) await writtenItem(service, collection, resource, n % 2 ? TEXTS[n] : null);
    }
  }
}

/** Everything cites something of each kind, hidden things too; one citation of each is taken back. */
async function citeEachOther(service: TestService): Promise<void> {
  const things = await service.rows<{ kind: string; id: string; author: string | null }>(
    `(SELECT 'Project' AS kind, id, NULL::uuid AS author FROM project ORDER BY id LIMIT 4) UNION ALL (SELECT 'Case', id, author_id FROM case_study ORDER BY id DESC LIMIT 6)
     UNION ALL (SELECT 'Resource', id, added_by_id FROM resource ORDER BY id DESC LIMIT 6)`);
  for (const [i, from] of things.entries()) {
    for (const step of [1, 5, 9]) {
      const to = things[(i + step) % things.length];
      await writtenCitation(service, { [`from${from.kind}Id`]: from.id, [`to${to.kind}Id`]: to.id }, { addedById: from.author, note: i % 2 ? TEXTS[i % 6] : null, withdrawn: step === 9 });
    }
  }
}

/** Effort of these people and of a body, in every state, some of it published; shares agreed twice, and duty that moved. The steward keeps the project. */
async function carry(service: TestService, known: readonly string[]): Promise<void> {
  const story = await sharedProject(service);
  await service.rows("UPDATE project_member SET person_id = $2 WHERE project_id = $1", [story.project.id, known.at(-2)]);
  const months = [4, 3, 2].map(back => { const at = new Date(); return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - back)).toISOString().slice(0, 7); });
  const crowd = await peopleIn(service, story.residents, 5);
  for (const [i, month] of months.entries()) {
    await gave(service, story.residents, crowd, month, 2 + i);
    await writtenEffort(service, story.staff.id, { amount: 10, organisationId: story.body.id, personId: story.body.officer.id, borneAt: day(month), note: TEXTS[i] });
  }
  await publish(service);
  const officer = await actor(service, story.body, "OFFICER");
  for (const [i, status] of ["STANDING", "DISPUTED", "STRUCK", "RETRACTED"].entries()) {
    for (const personId of known) await writtenEffort(service, story.residents.id, { kind: "RISK", amount: 1 + i, status, personId, nameShown: i % 2 === 0, note: TEXTS[i] });
    await writtenEffort(service, story.staff.id, { kind: "MONEY", amount: 10.5, currency: "EUR", status, organisationId: story.body.id, personId: officer.id });
  }
  await service.rows("UPDATE effort_entry SET disputed_by_id = $1 WHERE status = 'DISPUTED'", [known.at(-2)]);
  for (const version of [1, 2]) {
    const [{ id }] = await service.rows<{ id: string }>(
      "INSERT INTO share_agreement (id, created_at, updated_at, project_id, version, valid_from, note, set_by_id) VALUES ($1, now(), now(), $2, $3, now(), $4, $5) RETURNING id", [v7(), story.project.id, version, TEXTS[version], known[0]]);
    for (const party of [story.residents, story.staff]) await service.rows("INSERT INTO agreed_share (id, created_at, updated_at, agreement_id, party_id, percent) VALUES ($1, now(), now(), $2, $3, 50)", [v7(), id, party.id]);
  }
}

/** Openings of the steward's projects, each where it can stand, with offers of these people, of whom some agreed to be matched. */
async function openTasks(service: TestService, stewardId: string, known: readonly string[]): Promise<void> {
  const projects = await service.rows<{ id: string }>("SELECT project_id AS id FROM project_member WHERE person_id = $1 AND role = 'STEWARD' AND status = 'ACTIVE' ORDER BY id LIMIT 2", [stewardId]);
  const [{ touchpointId, placeId }] = await service.rows<{ touchpointId: string | null; placeId: string | null }>('SELECT (SELECT min(id::text) FROM touchpoint) AS "touchpointId", (SELECT min(id::text) FROM place) AS "placeId"');
  const crowd = [...known, ...(await people(service, 3)).map(({ id }) => id)];
  for (const { id: projectId } of projects) {
    for (const [i, status] of ["OPEN", "OPEN", "FILLED", "CLOSED", "OPEN"].entries()) {
      const title = TEXTS[i].replace(/[\u0001\u001f]/g, "");
      const id = await writtenOpening(service, projectId, known[i % known.length], {
        title, status, people: 2, languages: i % 2 === 0 ? ["it-IT"] : [], touchpointId, placeId: i === 1 ? placeId : null, byWhen: i === 4 ? null : new Date(Date.now() + (i - 1.5) * 86_400_000),
        skills: i === 1 ? [] : [needed(title), learnt("Cooking")],
      });
      for (const [n, offer] of ["PENDING", "ACCEPTED", "DECLINED", "WITHDRAWN"].entries()) {
        if (i !== 1) await writtenOffer(service, id, crowd[(n + i) % crowd.length], { status: offer, nameShown: n === 1, message: TEXTS[n] });
      }
    }
  }
  for (const [i, personId] of crowd.entries()) {
    for (const given of i % 2 === 0 ? [true] : [true, false]) {
      await service.rows(
        `INSERT INTO consent (id, created_at, updated_at, person_id, purpose, number, given, text_version, locale)
         SELECT $1, now(), now(), $2, 'MATCHING', 1 + count(*), $3, $4, $5 FROM consent WHERE person_id = $2`,
        [v7(), personId, given, given ? TEXTS[i % 2] : null, given ? "it" : null]);
    }
    await service.rows("INSERT INTO skill (id, created_at, updated_at, person_id, kind, name, use) VALUES ($1, now(), now(), $2, 'SKILL', 'cooking', $3) ON CONFLICT DO NOTHING", [v7(), personId, i % 2 === 0 ? "TO_LEARN" : "OFFERED"]);
  }
  await service.rows("UPDATE person SET place_id = $2 WHERE id = ANY($1)", [crowd, placeId]);
}

/** Assessments of these people in the projects, each with one before it, taken back too, for a party and for themselves; and checklists. */
async function assessProjects(service: TestService, authors: readonly string[]): Promise<void> {
  const projects = await service.rows<{ id: string; partyId: string | null }>("SELECT id, (SELECT id FROM party WHERE project_id = p.id ORDER BY id LIMIT 1) AS \"partyId\" FROM project p ORDER BY updated_at DESC, id LIMIT 4");
  for (const { id: projectId, partyId } of projects) {
    for (const [i, authorId] of authors.entries()) {
      for (const [j, stands] of [false, true].entries()) {
        const [assessment, checklist] = [v7(), v7()];
        for (const [table, id] of [["principles_assessment", assessment], ["living_lab_checklist", checklist]]) {
          await service.rows(
            `INSERT INTO ${table} (id, created_at, updated_at, project_id, author_id, party_id, assessed_at, summary, version, superseded_at, withdrawn_at)
             VALUES ($1, now(), now(), $2, $3, $4, now() - make_interval(days => $5), $6, 1, $7, $8)`,
            [id, projectId, authorId, i === 0 ? partyId : null, 9 - 3 * j - i, TEXTS[i + j], stands ? null : new Date(), stands && i === 2 ? new Date() : null]);
        }
        await service.rows(
          `INSERT INTO characteristic_mark (id, created_at, updated_at, assessment_id, characteristic, position, score, evidence)
           SELECT gen_random_uuid(), now(), now(), $1, name, n, (n + $2) % 6, $3 FROM unnest($4::text[]) WITH ORDINALITY AS c(name, n)`, [assessment, i + 2 * j, TEXTS[i], CHARACTERISTICS]);
        await service.rows(
          `INSERT INTO living_lab_item (id, created_at, updated_at, checklist_id, element, position, fulfilment, evidence)
           SELECT gen_random_uuid(), now(), now(), $1, name, n, ($2::text[])[1 + n % 3], $3 FROM unnest($4::text[]) WITH ORDINALITY AS e(name, n)`, [checklist, Object.values(Fulfilment), TEXTS[j], ELEMENTS]);
      }
    }
  }
}

/** Answers and notes of these people, and counts of projects and events, some hidden, some without bands. */
async function reflect(service: TestService, people: readonly string[]): Promise<void> {
  for (const [i, personId] of people.entries()) {
    const id = v7();
    await service.rows("DELETE FROM emergent_nature WHERE person_id = $1", [personId]);
    await service.rows("INSERT INTO emergent_nature (id, created_at, updated_at, person_id, score) VALUES ($1, now(), now(), $2, $3)", [id, personId, 1 + 13 * i / 8]);
    await service.rows(
      `INSERT INTO emergent_nature_answer (id, created_at, updated_at, emergent_nature_id, statement, position, agreement)
       SELECT gen_random_uuid(), now(), now(), $1, name, n, 1 + (n + $2) % 7 FROM unnest($3::text[]) WITH ORDINALITY AS s(name, n)`, [id, i, STATEMENT_NAMES]);
    await service.rows(
      `INSERT INTO reflection (id, created_at, updated_at, person_id, project_id, kind, text, themes, version)
       SELECT gen_random_uuid(), now() - make_interval(mins => n::int), now(), $1, CASE WHEN n % 2 = 0 THEN (SELECT id FROM project ORDER BY id LIMIT 1) END,
         CASE WHEN n % 3 = 0 THEN 'DRIVER' ELSE 'CONCERN' END, text, CASE WHEN n % 3 = 0 THEN ARRAY['PAY', 'LEARNING'] WHEN n % 3 = 1 THEN ARRAY['TIME'] ELSE '{}' END, 1
       FROM unnest($2::text[]) WITH ORDINALITY AS t(text, n)`, [personId, TEXTS]);
  }
  await service.rows(
    `INSERT INTO reflection_summary (id, created_at, updated_at, project_id, subject, people, published_at)
     SELECT gen_random_uuid(), now(), now(), id, subject, 12, CASE WHEN subject <> 'DRIVER' OR id::text < '8' THEN now() END FROM project, unnest(ARRAY['EMERGENT_NATURE', 'DRIVER', 'CONCERN']) AS subject`);
  await service.rows(
    `INSERT INTO reflection_summary (id, created_at, updated_at, event_id, subject, people, low, middle, high, published_at) SELECT gen_random_uuid(), now(), now(), id, 'EMERGENT_NATURE', 12, 2, 4, 6, now() FROM event ON CONFLICT DO NOTHING`);
  await service.rows(
    `INSERT INTO theme_count (id, created_at, updated_at, summary_id, theme, people)
     SELECT gen_random_uuid(), now(), now(), id, theme, 5 + n FROM reflection_summary, unnest(ARRAY['TIME', 'COST', 'BLAME']) WITH ORDINALITY AS t(theme, n) WHERE subject = 'CONCERN'`);
}

async function stockOf(service: TestService, roles: readonly As[]): Promise<Stock> {
  const ids: Record<string, string[]> = {};
  for (const [kind, table, most] of [["Event", "event", 4], ["Session", "session", 12], ["ScheduleVersion", "schedule_version", 5], ["PlanRun", "plan_run", 2], ["Project", "project", 4], ["Organisation", "organisation", 3], ["Place", "place", 3], ["Person", "person", 20], ["SessionNote", "session_note", 6], ["Touchpoint", "touchpoint", 6], ["Party", "party", 6], ["Idea", "idea", 8], ["Commitment", "commitment", 8], ["CaseStudy", "case_study", 8], ["Resource", "resource", 6], ["Collection", "collection", 8], ["EffortEntry", "effort_entry", 24], ["Opening", "opening", 8], ["PrinciplesAssessment", "principles_assessment", 6], ["LivingLabChecklist", "living_lab_checklist", 4]] as const) {
    ids[kind] = [...(await service.rows<{ id: string }>(`SELECT id FROM ${table} ORDER BY updated_at DESC, id LIMIT ${most}`)).map(({ id }) => id), v7()];
  }
  ids.projectId = ids.Project;
  ids.partyId = ids.Party;
  const instants = (await service.rows<{ at: Date }>("SELECT unnest(ARRAY[starts_at, ends_at]) AS at FROM event UNION SELECT starts_at FROM slot")).map(({ at }) => at.toISOString());
  return { ids, instants, texts: TEXTS, cursors: await cursorsOf(service, ids, roles) };
}

/** Cursors of every connection under a root field, as they are given out. */
async function cursorsOf(service: TestService, ids: Readonly<Record<string, readonly string[]>>, roles: readonly As[]): Promise<Record<string, string[]>> {
  const cursors: Record<string, Set<string>> = {};
  const note = (field: string, connection: { pageInfo: { endCursor: string | null } } | null | undefined): void => {
    if (connection?.pageInfo.endCursor) (cursors[field] ??= new Set()).add(connection.pageInfo.endCursor);
  };
  for (const { root, holder, field } of connectionsOf(service.parts.schema)) {
    const page = `${field}(first: 2) { pageInfo { endCursor } }`;
    for (const as of [roles[0], roles[2]]) {
      // Some lists are for whoever is signed in only.
      if (holder === null) { note(field, (await service.answer<Record<string, never>>(`{ ${page} }`, {}, { as })).data?.[field]); continue; }
      for (const id of ids[holder]?.slice(0, 4) ?? [""]) {
        const data = await service.ask<Record<string, Record<string, never> | null>>(`{ ${root}${id ? `(id: "${id}")` : ""} { ${page} } }`, {}, { as });
        note(field, data[root]?.[field]);
      }
    }
  }
  return Object.fromEntries(Object.entries(cursors).map(([field, known]) => [field, [...known]]));
}

function connectionsOf(schema: GraphQLSchema): { root: string; holder: string | null; field: string }[] {
  const isConnection = (type: { toString(): string }): boolean => type.toString().endsWith("Connection!");
  return Object.values(schema.getQueryType()!.getFields()).flatMap((root): { root: string; holder: string | null; field: string }[] => {
    if (isConnection(root.type)) return [{ root: root.name, holder: null, field: root.name }];
    if (!isObjectType(root.type)) return [];
    const { name } = root.type;
    return Object.values(root.type.getFields()).filter(({ type }) => isConnection(type)).map(field => ({ root: root.name, holder: name, field: field.name }));
  });
}
