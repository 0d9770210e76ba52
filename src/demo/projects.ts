import { InvitationStatus } from "../base/invitation.js";
import { DAY } from "../base/clock.js";
import { Affiliation, AffiliationRole } from "../organisations/affiliation.js";
import { GovernmentLevel, Organisation, OrganisationKind } from "../organisations/organisation.js";
import { Place } from "../places/place.js";
import { MembershipStatus, ProjectMember, ProjectRole } from "../projects/project-member.js";
import { ProjectOrganisation, ProjectOrganisationRole } from "../projects/project-organisation.js";
import { Project, ProjectForm, ProjectKind, ProjectStage, ProjectStatus } from "../projects/project.js";
import { ScopeStatement } from "../projects/scope-statement.js";
import { type Story, writeRows } from "./rows.js";
import type { Ground } from "./library-card/cast.js";

/** A project that the example operations know. */
export const DEMO_PROJECT = "01900000-0000-7000-8000-000000000003";

interface Plan {
  id?: string; title: string; summary: string; kind: ProjectKind; stage: ProjectStage; form: ProjectForm; status: ProjectStatus; tags: string[];
  /** Days ago. */
  began: number;
  description?: string;
  opens?: string; keepsClosed?: string;
}

const PLANS: readonly Plan[] = [
  {
    id: DEMO_PROJECT, title: "The library card", summary: "Fourteen steps to borrow a book, on the way to four", kind: ProjectKind.SERVICE, stage: ProjectStage.CO_DESIGN, form: ProjectForm.TRANSITIONAL,
    status: ProjectStatus.OPEN, tags: ["libraries", "access"], began: 340,
    description: "It takes fourteen steps to borrow a book here, and most people give up before the ninth. Residents, carers, the Friends of the Library and the people at the desk **walk them together**, change one after the other, and say what each is worth to them before and after.",
    opens: "How a card is asked for, what the desk asks, and the words on every form and screen.", keepsClosed: "The opening hours of 2027, which the council has voted; the lending software, which is under contract until 2028.",
  },
  {
    title: "School meals", summary: "Noon as pupils, cooks and parents see it", kind: ProjectKind.SERVICE, stage: ProjectStage.CO_ASSESS, form: ProjectForm.CITIZEN_DRIVEN, status: ProjectStatus.OPEN, tags: ["schools"], began: 300,
    opens: "Menus, seating, and how left-overs are used.", keepsClosed: "The price, and allergy rules.",
  },
  { title: "Green courtyards", summary: "Neighbours take the asphalt out, by lottery", kind: ProjectKind.COMMUNITY_INITIATIVE, stage: ProjectStage.CO_DELIVER, form: ProjectForm.CITIZEN_OWNED, status: ProjectStatus.OPEN, tags: ["climate"], began: 250 },
  { title: "The street as a living lab", summary: "Five years of trying things out in Via Padova", kind: ProjectKind.LIVING_LAB, stage: ProjectStage.CO_COMMISSION, form: ProjectForm.CITIZEN_DRIVEN, status: ProjectStatus.DRAFT, tags: ["research"], began: 60 },
];

/** Three organisations and four projects of the people who meet; answers where they do, and who takes part. */
export async function projects(people: readonly string[], act: Story): Promise<Ground> {
  const placeId = await act.insert(Place, {
    name: "Cascina di prova", addressLines: ["Via Esempio 1"], postalCode: "20131", city: "Milano", countryCode: "IT", latitude: 45.48, longitude: 9.23, timeZone: "Europe/Rome",
    stepFreeAccess: "From the courtyard; the library has a ramp", createdById: people[0], version: 1,
  });
  const borough = await organisation("Municipio di prova", OrganisationKind.PUBLIC_BODY, "A borough of 140,000 people, with three libraries.", people[2], act);
  const friends = await organisation("Friends of the Library", OrganisationKind.COMMUNITY, "Sixty people who like this library, and twelve who come every week.", people[3], act);
  const university = await organisation("Laboratory for Public Services", OrganisationKind.RESEARCH, "Looks at services together with those who use and run them.", people[5], act);
  await affiliate(borough, people[6], AffiliationRole.OFFICER, act);
  const ids: string[] = [];
  for (const [i, plan] of PLANS.entries()) ids.push(await project(plan, people.slice(i * 8, i * 8 + 8), { placeId, borough, partner: [friends, university][i % 2], officer: people[6] }, act));
  return { placeId, borough, friends, livingLab: ids[ids.length - 1] };
}

async function organisation(name: string, kind: OrganisationKind, description: string, adminId: string, act: Story): Promise<string> {
  const id = await act.insert(Organisation, {
    name, kind, level: kind === OrganisationKind.PUBLIC_BODY ? GovernmentLevel.LOCAL : null, website: "https://example.org/", description, verifiedAt: act.now, version: 1,
  });
  await affiliate(id, adminId, AffiliationRole.ADMIN, act);
  return id;
}

async function affiliate(organisationId: string, personId: string, role: AffiliationRole, act: Story): Promise<void> {
  await act.insert(Affiliation, { organisationId, personId, email: null, role, status: InvitationStatus.ACTIVE, startedAt: new Date(act.now.getTime() - 400 * DAY), endedAt: null });
}

interface Around { placeId: string; borough: string; partner: string; officer: string }

async function project({ opens, keepsClosed, began, ...plan }: Plan, members: readonly string[], { placeId, borough, partner, officer }: Around, act: Story): Promise<string> {
  const at = new Date(act.now.getTime() - began * DAY);
  const [projectId] = await writeRows(Project, [{ description: null, ...plan, at, placeId, language: "en", closedAt: null, closeReason: null, version: 1 }], act);
  const joinedAt = new Date(at.getTime() + 20 * DAY);
  await writeRows(ProjectMember, members.map((personId, i) => ({
    at: joinedAt, projectId, personId, email: null, role: i === 0 ? ProjectRole.STEWARD : ProjectRole.MEMBER, status: MembershipStatus.ACTIVE, message: null, reason: null, joinedAt, leftAt: null,
  })), act);
  const part = (organisationId: string, role: ProjectOrganisationRole) => act.insert(ProjectOrganisation, { projectId, organisationId, role, status: InvitationStatus.ACTIVE });
  await part(partner, ProjectOrganisationRole.PARTNER);
  if (opens === undefined || keepsClosed === undefined) return projectId;
  await part(borough, ProjectOrganisationRole.PROVIDER);
  await act.insert(ScopeStatement, {
    projectId, number: 1, opens, keepsClosed, language: "en", draftedById: members[0], signedById: officer, signedForId: borough, signedAt: new Date(at.getTime() + 10 * DAY),
  });
  return projectId;
}
