import { SkillKind } from "../../identity/skill.js";
import { PartyKind, PartySide } from "../../touchpoints/party.js";
import { RuleChangeability, TouchpointRuleKind } from "../../touchpoints/touchpoint-rule.js";
import type { PartyKey, TouchpointKey } from "./cast.js";

export interface PartyText { kind: PartyKind; side: PartySide; name: string; staffOf: "borough" | "friends" | null }
export const PARTIES: Record<PartyKey, PartyText> = {
  residents: { kind: PartyKind.RESIDENT, side: PartySide.COMMUNITY, name: "Residents", staffOf: null },
  families: { kind: PartyKind.FAMILY, side: PartySide.COMMUNITY, name: "Parents and carers", staffOf: null },
  friends: { kind: PartyKind.VOLUNTEER, side: PartySide.COMMUNITY, name: "Friends of the Library", staffOf: "friends" },
  desk: { kind: PartyKind.FRONT_LINE_STAFF, side: PartySide.INSTITUTION, name: "Staff at the desk", staffOf: "borough" },
  managers: { kind: PartyKind.MANAGER, side: PartySide.INSTITUTION, name: "Managers of the library service", staffOf: "borough" },
};

export interface TouchpointText {
  title: string; description: string;
  /** Days ago that it was found as it was, and that it was changed. */
  found: number; changed: number; change: string;
  for: readonly PartyKey[]; by: readonly PartyKey[];
}
export const TOUCHPOINTS: Record<TouchpointKey, TouchpointText> = {
  hears: {
    title: "Hears of the card", description: "Somebody learns that there is a library card, that it costs nothing, and that it is for them too.",
    found: 320, changed: 160, change: "A leaflet in six languages, written by desk staff and Friends together, is handed out at school gates and in the surgery. Before, a poster hung in the foyer, where those come who have a card.",
    for: ["residents", "families"], by: ["desk", "friends"],
  },
  asks: {
    title: "Asks at the desk", description: "The first visit: finding the right desk, saying what one wants, and being told what to bring.",
    found: 320, changed: 140, change: "A round table took the place of the counter and its number tickets. Whoever asks sits down, and is told **at once** what to bring, on one card to take home.",
    for: ["residents", "families"], by: ["desk", "managers"],
  },
  form: {
    title: "Fills in the form", description: "Name, address, a proof of it, and a signature.",
    found: 320, changed: 120, change: "One page in plain words instead of four. On three afternoons a week Friends of the Library sit beside whoever wants help; desk staff did that before.",
    for: ["residents", "families"], by: ["desk", "friends"],
  },
  post: {
    title: "Waits for the post", description: "The card is printed by a contractor and sent by post.",
    found: 320, changed: 90, change: "A text message says that the card is on its way. It still takes sixteen days.",
    for: ["residents", "families"], by: ["desk", "managers"],
  },
  loan: {
    title: "First loan", description: "The first book, with the new card, and somebody who shows where things are.",
    found: 320, changed: 110, change: "A Friend goes round with newcomers on Saturdays, and the first book may be kept for six weeks.",
    for: ["residents", "families"], by: ["desk", "friends"],
  },
  renews: {
    title: "Renews the card", description: "After two years the card lapses.",
    found: 320, changed: 75, change: "A letter comes a month before, with a date and a telephone number.",
    for: ["residents", "families"], by: ["desk", "managers"],
  },
};

type CapabilityText = readonly [at: TouchpointKey, of: PartyKey, kind: SkillKind, name: string, needed: number, offered: number];
export const CAPABILITIES: readonly CapabilityText[] = [
  ["hears", "friends", SkillKind.SKILL, "Talks to strangers at a school gate", 6, 6],
  ["asks", "desk", SkillKind.SKILL, "Speaks Arabic, Chinese or Ukrainian", 4, 1],
  ["asks", "desk", SkillKind.KNOWLEDGE, "What may pass as proof of an address", 10, 8],
  ["asks", "residents", SkillKind.EXPERIENCE, "Was turned away at a counter", 6, 7],
  ["form", "friends", SkillKind.SKILL, "Helps with a form without filling it in for others", 8, 5],
  ["form", "families", SkillKind.EXPERIENCE, "Fills in forms for somebody else", 5, 5],
  ["post", "managers", SkillKind.KNOWLEDGE, "What the printing contract allows", 2, 1],
  ["loan", "residents", SkillKind.KNOWLEDGE, "Which books are asked for and never there", 5, 3],
  ["renews", "desk", SkillKind.SKILL, "Words a reminder so that nobody is afraid of it", 4, 2],
];

interface RuleText { at: TouchpointKey; kind: TouchpointRuleKind; text: string; source: string | null; link: string | null; changeable: RuleChangeability }
export const RULES: readonly RuleText[] = [
  { at: "hears", kind: TouchpointRuleKind.CUSTOM, text: "Posters hang in the foyer. Nobody remembers why only there.", source: null, link: null, changeable: RuleChangeability.BY_THE_PROJECT },
  { at: "asks", kind: TouchpointRuleKind.CUSTOM, text: "Whoever asks for a card shows a gas or electricity bill.", source: null, link: null, changeable: RuleChangeability.BY_THE_PROJECT },
  {
    at: "asks", kind: TouchpointRuleKind.LAW, text: "No more may be asked of a person than is needed for the purpose.",
    source: "Regulation (EU) 2016/679, art. 5(1)(c)", link: "https://eur-lex.europa.eu/eli/reg/2016/679/oj", changeable: RuleChangeability.NOT_HERE,
  },
  { at: "form", kind: TouchpointRuleKind.REGULATION, text: "The form is signed by hand.", source: "Regolamento della biblioteca di prova, art. 7", link: "https://example.org/regolamento#7", changeable: RuleChangeability.BY_THE_BODY },
  { at: "form", kind: TouchpointRuleKind.REGULATION, text: "For children under fourteen a parent or guardian signs.", source: "Regolamento della biblioteca di prova, art. 9", link: "https://example.org/regolamento#9", changeable: RuleChangeability.BY_THE_BODY },
  {
    at: "post", kind: TouchpointRuleKind.CONTRACT, text: "Cards are printed by the contractor, in batches, every second Tuesday.",
    source: "Contract for cards and printing, 2024 to 2028, annex B", link: null, changeable: RuleChangeability.NOT_HERE,
  },
  {
    at: "loan", kind: TouchpointRuleKind.STANDARD, text: "A public library serves everybody alike.",
    source: "IFLA-UNESCO Public Library Manifesto, 2022", link: "https://www.ifla.org/public-library-manifesto/", changeable: RuleChangeability.NOT_HERE,
  },
  { at: "renews", kind: TouchpointRuleKind.CUSTOM, text: "Whose card has lapsed begins at the first step again.", source: null, link: null, changeable: RuleChangeability.BY_THE_PROJECT },
];

/** What is meant to be given, by somebody of a party that provides there; by the borough's officer, for the borough, where none is named. */
interface PropositionText { at: TouchpointKey; to: PartyKey; by: PartyKey | null; versions: readonly string[] }
export const PROPOSITIONS: readonly PropositionText[] = [
  { at: "hears", to: "residents", by: null, versions: ["Everybody who lives in the borough knows within a year that the card is free, and theirs."] },
  { at: "hears", to: "families", by: "friends", versions: ["Somebody tells you about it in your language, where you are anyway."] },
  { at: "asks", to: "residents", by: "desk", versions: ["A number, and an answer within ten minutes.", "We sit down with you. You leave knowing **what to bring**, and you will not be sent away for a missing stamp."] },
  { at: "asks", to: "families", by: "desk", versions: ["You ask once for all of you, and the children hear it too."] },
  { at: "form", to: "residents", by: "friends", versions: ["Someone beside you who has time, and who does not read your papers."] },
  { at: "form", to: "friends", by: "desk", versions: ["Thanks, coffee, and a name badge. More was not in the budget."] },
  { at: "post", to: "residents", by: "managers", versions: ["A card that lasts ten years, at a price that the borough can pay."] },
  { at: "loan", to: "residents", by: "desk", versions: ["The first book feels like an invitation, not like a test."] },
  { at: "renews", to: "residents", by: "managers", versions: ["Nobody loses the card without having been told."] },
];
