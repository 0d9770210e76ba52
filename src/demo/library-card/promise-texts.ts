import { CommitmentStatus } from "../../commitments/commitment.js";
import type { PartyKey, TouchpointKey } from "./cast.js";
import { BUS_FARE, DESK_LANGUAGE, FOUR_PAGES, NO_GAS_BILL, PRINT_HERE, SAME_QUESTION, TELEPHONE, WAITED_IN_VAIN, WE_FILL_IN } from "./value-texts.js";

const { PROPOSED, ACCEPTED, IN_PROGRESS, DONE, BROKEN, WITHDRAWN } = CommitmentStatus;

/** What is proposed, by the number of its author among the demo's people; `days` ago; of the notes of the afternoon the first is 0. */
export interface IdeaText { days: number; author: number; about: TouchpointKey | null; note?: number; statement: string; details: string | null; language?: string; supporters: number }
export const IDEAS = {
  anyLetter: {
    days: 11, author: 4, about: "asks", note: 0, supporters: 41, statement: "Let any letter with a name and an address count as proof of where somebody lives.",
    details: "Whoever rents a room, lives with relatives or in a home has no bill in their name. A letter from the school or the surgery says the same.",
  },
  oldForm: {
    days: 11, author: 5, about: "form", note: 1, supporters: 12, statement: "Drop the two steps that exist for a form that was withdrawn.",
    details: "Nobody at the desk could say what steps six and seven are for.",
  },
  paperNumber: {
    days: 70, author: 20, about: "post", supporters: 37, statement: "Give everybody a number on paper at once, good for four weeks, until the card comes.",
    details: "Three books, no reservations. If the card never comes, three books are what it costs.",
  },
  sunday: { days: 140, author: 12, about: null, supporters: 29, statement: "Open the library on Sunday afternoons.", details: null },
  fares: {
    days: 60, author: 3, about: "form", supporters: 22, statement: "Pay the fares of volunteers, and have a second one in on every afternoon.",
    details: "The afternoons at the form have become a service. Whoever holds up a service should not pay for the bus.",
  },
  oneEnvelope: { days: 55, author: 52, about: "post", supporters: 18, statement: "Send the cards of one household in one envelope.", details: null },
  italian: { days: 35, author: 61, about: "hears", language: "it", supporters: 9, statement: "Un gruppo di conversazione il sabato, tra gli scaffali.", details: "Chi viene per la tessera resta per parlare." },
  noQueue: { days: 250, author: 1, about: "asks", supporters: 33, statement: "Do away with the number tickets, and sit down with people.", details: null },
} satisfies Record<string, IdeaText>;

/** One step in a promise's history: how many days ago, where it stood from then on; `due` in how many days from today. */
export interface StepText { days: number; to: CommitmentStatus; by?: number; due?: number; reason?: string; evidence?: string; evidenceUrl?: string }
export interface PromiseText { by: "borough" | "friends"; owner: number | null; about: TouchpointKey | null; text: string; steps: readonly [StepText, ...StepText[]] }
const [OFFICER_OF_BOROUGH, CHAIR_OF_FRIENDS, ASKS] = [6, 3, 1];

/** Promises, one for each way in which a promise can go. */
export const PROMISES = {
  roundTable: {
    by: "borough", owner: 2, about: "asks", text: "Take the counter and the number tickets away, and put a round table in the hall.",
    steps: [
      { days: 240, to: PROPOSED, by: 0, due: -130 }, { days: 232, to: ACCEPTED }, { days: 200, to: IN_PROGRESS, by: 2 },
      { days: 141, to: DONE, evidence: "The table stands where the counter was. The ticket machine went to the registry office.", evidenceUrl: "https://example.org/photos/round-table" },
    ],
  },
  onePage: {
    by: "borough", owner: 25, about: "form", text: "Make one page of the four, in plain words, tried out on old telephones before it is printed.",
    steps: [
      { days: 215, to: ACCEPTED, due: -115 }, { days: 190, to: IN_PROGRESS, by: 25 },
      { days: 121, to: DONE, evidence: "The new form, and what eleven residents stumbled over in the three drafts before it.", evidenceUrl: "https://example.org/form-v4.pdf" },
    ],
  },
  textMessage: {
    by: "borough", owner: 70, about: "post", text: "Send a text message when a card is on its way.",
    steps: [
      { days: 180, to: ACCEPTED, due: -120 }, { days: 150, to: IN_PROGRESS, by: 70 },
      { days: 124, to: IN_PROGRESS, due: -85, reason: "The provider of the messages asked for a second data protection check." },
      { days: 91, to: DONE, evidence: "Messages have gone out since the first of the month, 212 so far." },
    ],
  },
  printHere: {
    by: "borough", owner: 6, about: "post", text: "Print cards at the branch, so that they can be taken home on the day.",
    steps: [
      { days: 205, to: ACCEPTED, due: -45 }, { days: 170, to: IN_PROGRESS },
      { days: 38, to: BROKEN, reason: "Printing is under contract until 2028, and the contractor would not let us out. We promised before we had read annex B. We should have read it first, and we are sorry." },
    ],
  },
  promisesOnDoor: {
    by: "borough", owner: 6, about: null, text: "Hang the list of who does what by when at the library door, and bring it up to date every month.",
    steps: [{ days: 10, to: ACCEPTED, due: 4 }, { days: 4, to: DONE, evidence: "It hangs there. The first line on it is the promise that we broke.", evidenceUrl: "https://example.org/photos/door" }],
  },
  secondLanguage: {
    by: "borough", owner: 26, about: "asks", text: "Have somebody on every shift at the desk who speaks Arabic, Chinese or Ukrainian.",
    steps: [
      { days: 190, to: PROPOSED, by: ASKS, due: -80 }, { days: 183, to: ACCEPTED }, { days: 120, to: IN_PROGRESS, by: 26 },
      { days: 82, to: IN_PROGRESS, due: -20, reason: "Two people were found and one was moved to another office. We are looking again." },
    ],
  },
  anyLetter: {
    by: "borough", owner: 25, about: "asks", text: "Take any letter with a name and an address as proof of where somebody lives.",
    steps: [{ days: 9, to: ACCEPTED, due: 23 }, { days: 5, to: IN_PROGRESS, by: 25 }],
  },
  saturdays: {
    by: "friends", owner: 41, about: "loan", text: "Show newcomers round on every Saturday until the summer.",
    steps: [{ days: 112, to: ACCEPTED, due: 120 }, { days: 110, to: IN_PROGRESS, by: 41 }],
  },
  chair: { by: "borough", owner: null, about: "form", text: "Put a second chair, a lamp and a lockable drawer where volunteers help with the form.", steps: [{ days: 16, to: ACCEPTED, due: 40 }] },
  fares: { by: "borough", owner: null, about: "form", text: "Pay the fares of volunteers who help with the form, from the coming quarter on.", steps: [{ days: 21, to: PROPOSED, by: CHAIR_OF_FRIENDS, due: 60 }] },
  sunday: {
    by: "borough", owner: null, about: null, text: "Open on Sunday afternoons in 2027.",
    steps: [
      { days: 130, to: PROPOSED, by: ASKS, due: 200 },
      { days: 118, to: WITHDRAWN, reason: "The council has voted the opening hours of 2027; they are not open to this project, as its scope says. The vote on 2028 is in October, and anybody may speak there." },
    ],
  },
  marketStall: {
    by: "friends", owner: 3, about: "hears", text: "Stand at the Saturday market with the leaflet, once a month.",
    steps: [{ days: 150, to: ACCEPTED, due: -30 }, { days: 100, to: WITHDRAWN, reason: "The market moved to the other side of the ring road. We stand at the school gates instead, which reach more." }],
  },
} satisfies Record<string, PromiseText>;

export const ACTS_FOR = { borough: OFFICER_OF_BOROUGH, friends: CHAIR_OF_FRIENDS };

/** A reason that was given for a value, word by word. */
interface ReasonRef { at: TouchpointKey; of: PartyKey; iteration: 1 | 2; text: string }
const residents = (at: TouchpointKey, ...texts: string[]): ReasonRef[] => texts.map(text => ({ at, of: "residents", iteration: 1, text }));

/** "You said, we did, or why not": `promise` or `no`, `days` ago, and what it answers. */
export interface AnswerText {
  days: number; by: "borough" | "friends";
  promise?: keyof typeof PROMISES; no?: string;
  ideas?: readonly (keyof typeof IDEAS)[]; notes?: readonly number[]; reasons?: readonly ReasonRef[];
  /** Comments on the afternoon. */
  comments?: readonly string[];
}
export const ANSWERS: readonly AnswerText[] = [
  { days: 204, by: "borough", promise: "onePage", reasons: residents("form", FOUR_PAGES, SAME_QUESTION, TELEPHONE) },
  { days: 181, by: "borough", promise: "secondLanguage", reasons: residents("asks", DESK_LANGUAGE) },
  { days: 230, by: "borough", promise: "roundTable", ideas: ["noQueue"] },
  { days: 201, by: "borough", promise: "printHere", reasons: residents("post", PRINT_HERE, WAITED_IN_VAIN) },
  { days: 8, by: "borough", promise: "anyLetter", ideas: ["anyLetter"], notes: [0, 2], reasons: residents("asks", NO_GAS_BILL) },
  { days: 9, by: "borough", promise: "promisesOnDoor", comments: ["Please write down who does what by when.", "It helped that the scope was on the wall."] },
  { days: 15, by: "borough", promise: "chair", reasons: [{ at: "form", of: "friends", iteration: 2, text: "There is no chair for us behind the table." }] },
  {
    days: 118, by: "borough", ideas: ["sunday"],
    no: "The opening hours of 2027 are voted, and the scope that we signed says so. We would rather say no now than *maybe* for a year. The council decides on 2028 in October, in public.",
  },
  {
    days: 36, by: "borough", ideas: ["oneEnvelope"],
    no: "The contractor prints and sends in the order in which cards are asked for, and charges for every exception. We asked; it would cost more than the postage of a year. It is on the list for the tender of 2028.",
  },
  {
    days: 6, by: "friends", reasons: [{ at: "form", of: "friends", iteration: 2, text: WE_FILL_IN }, { at: "form", of: "friends", iteration: 2, text: BUS_FARE }],
    no: "We cannot mend this ourselves: that is the point. We have asked the borough for the fares and for a second person, and until then we hold two afternoons instead of three.",
  },
  { days: 7, by: "borough", comments: ["More time for the failure fair!"], no: "The afternoon ends when the last bus goes. The failure fair has an hour of its own at the unconference." },
];
