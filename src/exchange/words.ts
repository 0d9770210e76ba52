import { localeOf, type Locale } from "../base/locale.js";

/** What pages and calendars say of their own; everything else on them is what people wrote. */
export interface Words {
  hosts: string;
  online: string;
  /** Of a session. */
  cancelled: string;
  cancelledEvent: string;
  /** Where, as long as no room, place or link is known. */
  placeUnknown: string;
  calledOff: string;
  myCalendar: string;
  withdrawn: string;
  schedule: string;
  time: string;
  times: string;
  nothingYet: string;
  calendar: string;
  wall: string;
  printed: string;
  allTimes: (zone: string) => string;
  skip: string;
  version: string;
  now: string;
  next: string;
  nothingNow: string;
  nothingNext: string;
  offline: string;
  following: string;
  asOf: string;
}

const WORDS: Record<Locale, Words> = {
  en: {
    hosts: "Hosts", online: "Online", cancelled: "Cancelled", cancelledEvent: "Cancelled", placeUnknown: "Place to be announced", calledOff: "This event will not take place.", myCalendar: "My sessions and events", withdrawn: "Session that was taken back",
    schedule: "Schedule", time: "Time", times: "Times", nothingYet: "Nothing is on the schedule yet.", calendar: "Add to your calendar", wall: "Screen for the venue", printed: "As a table",
    allTimes: zone => `All times in ${zone}`, skip: "Skip to the schedule", version: "Version",
    now: "Now", next: "Next", nothingNow: "Nothing is on right now.", nothingNext: "Nothing more is to come.",
    offline: "No connection. What you see is from", following: "Up to date", asOf: "As of",
  },
  it: {
    hosts: "Conduce", online: "Online", cancelled: "Annullata", cancelledEvent: "Annullato", placeUnknown: "Luogo da comunicare", calledOff: "Questo evento non si terrà.", myCalendar: "Le mie sessioni e i miei eventi", withdrawn: "Sessione ritirata",
    schedule: "Programma", time: "Ora", times: "Orari", nothingYet: "Il programma è ancora vuoto.", calendar: "Aggiungi al calendario", wall: "Schermo per la sede", printed: "Come tabella",
    allTimes: zone => `Tutti gli orari sono in ${zone}`, skip: "Vai al programma", version: "Versione",
    now: "Adesso", next: "Tra poco", nothingNow: "Adesso non c'è nulla.", nothingNext: "Non segue altro.",
    offline: "Nessun collegamento. I dati sono delle", following: "Aggiornato", asOf: "Alle",
  },
};

export const wordsIn = (locale: Locale): Words => WORDS[locale];

/** In the language that a text is in, where the service speaks it. */
export const wordsFor = (language: string | null): Words => WORDS[localeOf(language ?? "en")];
