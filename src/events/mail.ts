import { dayAndTime, type Locale } from "../base/locale.js";
import type { Wording } from "../base/module.js";

interface About { title: string; startsAt: string; timeZone: string; reason?: string | null; session?: string; role?: string }

const when = ({ startsAt, timeZone }: About, locale: Locale): string => `${dayAndTime(new Date(startsAt), timeZone, locale)} (${timeZone})`;

export const rsvpPromoted: Wording = (data: About, locale) => locale === "it"
  ? { subject: `Hai un posto: ${data.title}`, text: `Si è liberato un posto e ora è tuo.\n\n${data.title}\n${when(data, locale)}\n\nSe non puoi venire, annulla: il posto passerà a chi è in attesa.\n` }
  : { subject: `You have a seat: ${data.title}`, text: `A seat came free, and it is yours.\n\n${data.title}\n${when(data, locale)}\n\nIf you cannot come, please cancel: the seat goes to the next in line.\n` };

export const eventCancelled: Wording = (data: About, locale) => {
  const reason = data.reason ? `${data.reason}\n\n` : "";
  return locale === "it"
    ? { subject: `Annullato: ${data.title}`, text: `Questo evento non si terrà.\n\n${data.title}\n${when(data, locale)}\n\n${reason}Non devi fare nulla.\n` }
    : { subject: `Cancelled: ${data.title}`, text: `This event will not take place.\n\n${data.title}\n${when(data, locale)}\n\n${reason}You need not do anything.\n` };
};

export const eventInvitation: Wording = (data: About, locale) => locale === "it"
  ? { subject: `Invito: ${data.title}`, text: `Ti invitano a organizzare questo evento (${data.role}).\n\n${data.title}\n${when(data, locale)}\n\nAccedi con questo indirizzo per accettare o rifiutare.\n` }
  : { subject: `Invitation: ${data.title}`, text: `You are invited to help run this event (${data.role}).\n\n${data.title}\n${when(data, locale)}\n\nSign in with this address to accept or decline.\n` };

export const coHostInvitation: Wording = (data: About, locale) => locale === "it"
  ? { subject: `Invito a condurre: ${data.session}`, text: `Ti invitano a condurre insieme la sessione "${data.session}".\n\n${data.title}\n${when(data, locale)}\n\nAccedi con questo indirizzo per accettare o rifiutare.\n` }
  : { subject: `Invitation to host: ${data.session}`, text: `You are invited to host the session "${data.session}" together.\n\n${data.title}\n${when(data, locale)}\n\nSign in with this address to accept or decline.\n` };

export const claimInvitation: Wording = ({ name }: { name: string }, locale) => locale === "it"
  ? { subject: `Sei ${name}?`, text: `Un programma importato parla di ${name}. Accedi con questo indirizzo per prendere in mano le sessioni, o per dire che non sei tu.\n` }
  : { subject: `Are you ${name}?`, text: `An imported schedule speaks of ${name}. Sign in with this address to take the sessions over, or to say that it is not you.\n` };
