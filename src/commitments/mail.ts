import { type Locale } from "../base/locale.js";
import type { Wording } from "../base/module.js";

interface About { title: string; organisation: string; text: string; dueAt: string }

/** A day is enough for a promise, and needs no time zone to be right within a day: it is said in UTC. */
const day = (at: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === "it" ? "it-IT" : "en-GB", { dateStyle: "full", timeZone: "UTC" }).format(new Date(at));

export const commitmentProposed: Wording = (data: About, locale) => locale === "it"
  ? { subject: `Un impegno chiesto a ${data.organisation}: ${data.title}`, text: `Nel progetto "${data.title}" si chiede a ${data.organisation} di impegnarsi, entro ${day(data.dueAt, locale)}:\n\n  ${data.text}\n\nPuò rispondere chi la rappresenta: accettare, o rifiutare dicendo perché. La risposta è pubblica.\n` }
  : { subject: `A promise asked of ${data.organisation}: ${data.title}`, text: `In the project "${data.title}" ${data.organisation} is asked to promise, until ${day(data.dueAt, locale)}:\n\n  ${data.text}\n\nIts officers can answer: accept, or decline and say why. The answer is public.\n` };

export const commitmentAnswered: Wording = (data: About & { accepted: boolean; reason: string | null }, locale) => {
  const it = data.accepted ? `${data.organisation} si impegna, entro ${day(data.dueAt, locale)}:` : `${data.organisation} non si impegna a:`;
  const en = data.accepted ? `${data.organisation} promises, until ${day(data.dueAt, locale)}:` : `${data.organisation} does not promise:`;
  const why = data.reason ? `\n${data.reason}\n` : "";
  return locale === "it"
    ? { subject: `${data.accepted ? "Impegno preso" : "Impegno rifiutato"}: ${data.title}`, text: `${it}\n\n  ${data.text}\n${why}` }
    : { subject: `${data.accepted ? "Promised" : "Not promised"}: ${data.title}`, text: `${en}\n\n  ${data.text}\n${why}` };
};

export const commitmentAssigned: Wording = (data: About, locale) => locale === "it"
  ? { subject: `Affidato a te: ${data.title}`, text: `${data.organisation} ti affida questo impegno, da mantenere entro ${day(data.dueAt, locale)}:\n\n  ${data.text}\n\nTi sarà ricordato una settimana prima.\n` }
  : { subject: `Yours to see to: ${data.title}`, text: `${data.organisation} has made this promise yours to see to, until ${day(data.dueAt, locale)}:\n\n  ${data.text}\n\nYou will be reminded a week before.\n` };

export const commitmentDue: Wording = (data: About, locale) => locale === "it"
  ? { subject: `Da mantenere entro ${day(data.dueAt, locale)}: ${data.title}`, text: `${data.organisation} si è impegnata, entro ${day(data.dueAt, locale)}, a:\n\n  ${data.text}\n\nSe la data non si può tenere, spostatela dicendo perché: la prima data resta visibile.\n` }
  : { subject: `Due on ${day(data.dueAt, locale)}: ${data.title}`, text: `${data.organisation} has promised, until ${day(data.dueAt, locale)}:\n\n  ${data.text}\n\nIf the date cannot be kept, move it and say why: the first date stays visible.\n` };

export const commitmentOverdue: Wording = (data: About, locale) => locale === "it"
  ? { subject: `Scaduto il ${day(data.dueAt, locale)}: ${data.title}`, text: `${data.organisation} si era impegnata, entro ${day(data.dueAt, locale)}, a:\n\n  ${data.text}\n\nOra tutti lo vedono come scaduto. Dite che cosa è stato fatto, o perché no.\n` }
  : { subject: `Overdue since ${day(data.dueAt, locale)}: ${data.title}`, text: `${data.organisation} had promised, until ${day(data.dueAt, locale)}:\n\n  ${data.text}\n\nEverybody sees it as overdue now. Say what was done, or why not.\n` };
