import { Citation } from "../citations/citation.js";
import { DAY } from "../base/clock.js";
import { addressOf } from "../resources/address.js";
import { CollectionItem } from "../resources/collection-item.js";
import { Collection } from "../resources/collection.js";
import { LinkStatus, Resource, ResourceKind } from "../resources/resource.js";
import { DEMO_PROJECT } from "./projects.js";
import { type Story, writeRows } from "./rows.js";

interface ResourceText {
  kind: ResourceKind; title: string; summary: string; issuer: string; authors: string[]; year: number; language: string; url: string; doi?: string; addedBy: number; archive?: string;
  status: LinkStatus; movedTo?: string;
  /** Why it is on the project's list. */
  note: string;
}

/** Made up, like all of the demo; in the order of the project's reading list. */
const RESOURCES: readonly ResourceText[] = [
  {
    kind: ResourceKind.GUIDE, title: "Sitting beside, not filling in", summary: "Twelve pages for whoever helps others with a form: what to say, what never to read, and when to fetch somebody.",
    issuer: "Friends of the Library", authors: ["Chiara Rossi"], year: 2025, language: "en", url: "https://example.org/guides/sitting-beside", addedBy: 3, status: LinkStatus.OK,
    note: "Read page four before your first afternoon: **the pen stays with them**.",
  },
  {
    kind: ResourceKind.REPORT, title: "Fourteen steps: what a walk through a service finds", summary: "How thirty people walked a service from the first rumour to the first book, and what they wrote on the floor.",
    issuer: "Laboratory for Public Services", authors: ["Helmi Korhonen", "Luca Conti"], year: 2024, language: "en", url: "https://example.org/reports/fourteen-steps.pdf", addedBy: 5, status: LinkStatus.OK,
    archive: "https://example.org/archive/2025/fourteen-steps.pdf", note: "The method of our afternoon. The template is in the annex.",
  },
  {
    kind: ResourceKind.PAPER, title: "Who carries it? Counting hours on both sides", summary: "In eleven of sixteen projects the hours of volunteers grew while paid hours fell; in nine of these nobody had counted.",
    issuer: "Journal of Invented Studies", authors: ["Ruth Okafor", "Samir Demir"], year: 2023, language: "en", url: "https://example.org/journal/12/3/who-carries-it", doi: "10.5555/demo.2023.12.3", addedBy: 0, status: LinkStatus.MOVED,
    movedTo: "https://example.org/journal/articles/who-carries-it", note: "Why we agreed on shares, and why we should have looked at them earlier.",
  },
  {
    kind: ResourceKind.CASE_STUDY, title: "Un banco diventa un tavolo", summary: "Una biblioteca toglie il bancone: cosa cambia per chi chiede, e per chi risponde.",
    issuer: "Biblioteca di un'altra città", authors: [], year: 2022, language: "it", url: "https://example.org/casi/tavolo", addedBy: 4, status: LinkStatus.BROKEN,
    note: "The drawing of the table is from here. The link leads nowhere now; ask Giulia for a copy.",
  },
  {
    kind: ResourceKind.LINK, title: "Dati aperti della biblioteca di prova", summary: "Tessere, prestiti e tempi di attesa, mese per mese.",
    issuer: "Municipio di prova", authors: [], year: 2026, language: "it", url: "https://example.org/opendata/biblioteca", addedBy: 6, status: LinkStatus.NOT_CHECKED,
    note: "Column F is the sixteen days.",
  },
];

/** A library with a reading list of the project, and what rests on what: the project on two of it and on two cases, cases on others. */
export async function library(people: readonly string[], caseIds: readonly string[], act: Story): Promise<void> {
  const at = new Date(act.now.getTime() - 200 * DAY);
  const [failingSince, checkedAt] = [new Date(act.now.getTime() - 9 * DAY), new Date(act.now.getTime() - 2 * DAY)];
  const ids = await writeRows(Resource, RESOURCES.map(({ addedBy, archive = null, movedTo = null, doi = null, note: _note, ...text }, i) => {
    const broken = text.status === LinkStatus.BROKEN;
    return {
      ...text, at: new Date(at.getTime() + i * DAY), doi, address: addressOf(text.url), archiveUrl: archive, archivedAt: archive === null ? null : at, movedTo, addedById: people[addedBy],
      checkedAt: text.status === LinkStatus.NOT_CHECKED ? null : checkedAt, brokenSince: broken ? failingSince : null, failingSince: broken ? failingSince : null, checkAt: new Date(act.now.getTime() + (5 + i) * DAY),
      version: 1, withdrawnAt: null, hiddenAt: null, hideReason: null,
    };
  }), act);
  const [collectionId] = await writeRows(Collection, [{
    at, title: "Before you shorten a form", description: "What helped us, in the order in which we wish we had read it.", language: "en", version: 1, projectId: DEMO_PROJECT, createdById: people[0], withdrawnAt: null,
  }], act);
  await writeRows(CollectionItem, RESOURCES.map(({ note }, i) => ({ at, collectionId, resourceId: ids[i], position: i + 1, note, version: 1 })), act);

  const [waitingRoom, , onePage, nightLine] = caseIds;
  const [guide, report, paper, , openData] = ids;
  const project = { kind: "Project", id: DEMO_PROJECT } as const;
  const aCase = (id: string) => ({ kind: "CaseStudy", id }) as const;
  const resource = (id: string) => ({ kind: "Resource", id }) as const;
  const CITED = [
    [project, resource(report), "The way in which we walked the fourteen steps."],
    [project, resource(paper), "The idea of agreeing on shares before work begins."],
    [project, aCase(waitingRoom), "Furniture first, machines later."],
    [project, aCase(nightLine), "What we did not want to become. In the fourth month we came close."],
    [aCase(onePage), resource(guide), "What the Friends were trained with."],
    [aCase(onePage), resource(paper), "Table 2: our hours look like its third group."],
    [aCase(nightLine), resource(paper), null],
    [resource(guide), aCase(waitingRoom), "Page nine retells it."],
    [resource(openData), project, "Whose waiting days they are."],
  ] as const;
  await writeRows(Citation, CITED.map(([from, to, note]) => ({ at, ...end("from", from), ...end("to", to), note, addedById: people[0], withdrawnAt: null })), act);
}

type End = { kind: "Project" | "CaseStudy" | "Resource"; id: string };
type Side<S extends "from" | "to"> = Record<`${S}ProjectId` | `${S}CaseStudyId` | `${S}ResourceId`, string | null> & Record<`${S}Id`, string>;

/** Each end of a citation stands in the column of its kind, and once more in the one that all have. */
const end = <S extends "from" | "to">(side: S, { kind, id }: End): Side<S> => ({
  [`${side}ProjectId`]: kind === "Project" ? id : null, [`${side}CaseStudyId`]: kind === "CaseStudy" ? id : null, [`${side}ResourceId`]: kind === "Resource" ? id : null, [`${side}Id`]: id,
}) as Side<S>;
