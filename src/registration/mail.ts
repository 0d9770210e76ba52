import { dayAndTime } from "../base/locale.js";
import type { Wording } from "../base/module.js";
import { when, type About } from "../events/mail.js";

export const rsvpRequested: Wording = (data: About, locale) => locale === "it"
  ? { subject: `Da approvare: ${data.title}`, text: `Un'iscrizione attende la tua approvazione.\n\n${data.title}\n${when(data, locale)}\n\nAccedi per approvarla o rifiutarla.\n` }
  : { subject: `Awaits approval: ${data.title}`, text: `A registration awaits your approval.\n\n${data.title}\n${when(data, locale)}\n\nSign in to approve or decline it.\n` };

export const rsvpPromoted: Wording = (data: About, locale) => locale === "it"
  ? { subject: `Hai un posto: ${data.title}`, text: `Si è liberato un posto e ora è tuo.\n\n${data.title}\n${when(data, locale)}\n\nSe non puoi venire, annulla: il posto passerà a chi è in attesa.\n` }
  : { subject: `You have a seat: ${data.title}`, text: `A seat came free, and it is yours.\n\n${data.title}\n${when(data, locale)}\n\nIf you cannot come, please cancel: the seat goes to the next in line.\n` };

export const rsvpOffered: Wording = (data: About & { offeredUntil: string }, locale) => {
  const until = when({ ...data, startsAt: data.offeredUntil }, locale);
  return locale === "it"
    ? { subject: `Ti è offerto un posto: ${data.title}`, text: `Si è liberato un posto. Accettalo o rifiutalo entro ${until}; poi passa a chi viene dopo.\n\n${data.title}\n${when(data, locale)}\n` }
    : { subject: `You are offered a seat: ${data.title}`, text: `A seat came free. Accept or decline it by ${until}; after that it goes to the next in line.\n\n${data.title}\n${when(data, locale)}\n` };
};

export const rsvpOfferEnded: Wording = (data: About, locale) => locale === "it"
  ? { subject: `Offerta scaduta: ${data.title}`, text: `Il posto che ti era offerto è passato a chi viene dopo.\n\n${data.title}\n${when(data, locale)}\n\nSe vuoi ancora venire, iscriviti di nuovo: avrai un nuovo posto in lista d'attesa.\n` }
  : { subject: `Offer ended: ${data.title}`, text: `The seat that you were offered went on to the next in line.\n\n${data.title}\n${when(data, locale)}\n\nIf you still want to come, sign up again: you get a new place in line.\n` };

export const rsvpApproved: Wording = (data: About & { seated: boolean }, locale) => {
  const it = data.seated ? "La tua iscrizione è approvata: hai un posto." : "La tua iscrizione è approvata. I posti sono presi: sei in lista d'attesa, in ordine di arrivo.";
  const en = data.seated ? "Your registration is approved: you have a seat." : "Your registration is approved. All seats are taken: you are in line, in order of arrival.";
  return locale === "it"
    ? { subject: `Approvata: ${data.title}`, text: `${it}\n\n${data.title}\n${when(data, locale)}\n` }
    : { subject: `Approved: ${data.title}`, text: `${en}\n\n${data.title}\n${when(data, locale)}\n` };
};

export const rsvpAdmitted: Wording = (data: About, locale) => locale === "it"
  ? { subject: `Hai un posto: ${data.title}`, text: `Chi organizza ti ha dato un posto.\n\n${data.title}\n${when(data, locale)}\n\nSe non puoi venire, annulla.\n` }
  : { subject: `You have a seat: ${data.title}`, text: `An organiser has given you a seat.\n\n${data.title}\n${when(data, locale)}\n\nIf you cannot come, please cancel.\n` };

export const rsvpDeclined: Wording = (data: About, locale) => locale === "it"
  ? { subject: `Non accolta: ${data.title}`, text: `La tua iscrizione non è stata accolta.\n\n${data.title}\n${when(data, locale)}\n\n${data.reason}\n` }
  : { subject: `Declined: ${data.title}`, text: `Your registration was declined.\n\n${data.title}\n${when(data, locale)}\n\n${data.reason}\n` };

export const sessionSeatGiven: Wording = (data: About & { room: string }, locale) => locale === "it"
  ? { subject: `Hai un posto: ${data.session}`, text: `Si è liberato un posto nella sessione "${data.session}", ed è tuo.\n\n${data.title}\n${when(data, locale)}\n${data.room}\n\nSe non puoi venire, lascialo: passerà a chi è in attesa.\n` }
  : { subject: `You have a seat: ${data.session}`, text: `A seat came free in the session "${data.session}", and it is yours.\n\n${data.title}\n${when(data, locale)}\n${data.room}\n\nIf you cannot come, please leave it: the seat goes to the next in line.\n` };

interface NewPlan extends About { endsAt: string; changed: { date: boolean; place: boolean; link: boolean }; place: string | null; online: boolean; onlineUrl?: string | null }

/** Says only what is new. Whoever has no seat is not given the link, but told that there is another. */
export const eventChanged: Wording = (data: NewPlan, locale) => {
  const { changed, place, online, onlineUrl, endsAt, timeZone } = data;
  const it = locale === "it";
  const link = onlineUrl ?? (online ? (it ? "c'è un nuovo indirizzo" : "there is a new address") : (it ? "non più" : "no more"));
  const lines = [
    ...(changed.date ? [`${it ? "Quando" : "When"}: ${when(data, locale)} – ${dayAndTime(new Date(endsAt), timeZone, locale)}`] : []),
    ...(changed.place ? [`${it ? "Dove" : "Where"}: ${place ?? (it ? "il luogo non è ancora indicato" : "the place is not named yet")}`] : []),
    ...(changed.link ? [`Online: ${link}`] : []),
  ].map(line => `- ${line}`).join("\n");
  return it
    ? { subject: `Cambiato: ${data.title}`, text: `Per questo evento c'è qualcosa di nuovo.\n\n${data.title}\n${lines}\n\nSe ora non puoi venire, annulla: il posto passerà ad altri.\n` }
    : { subject: `Changed: ${data.title}`, text: `Something is new about this event.\n\n${data.title}\n${lines}\n\nIf you cannot come now, please cancel, so that somebody else can.\n` };
};

export const eventCancelled: Wording = (data: About, locale) => {
  const reason = data.reason ? `${data.reason}\n\n` : "";
  return locale === "it"
    ? { subject: `Annullato: ${data.title}`, text: `Questo evento non si terrà.\n\n${data.title}\n${when(data, locale)}\n\n${reason}Non devi fare nulla.\n` }
    : { subject: `Cancelled: ${data.title}`, text: `This event will not take place.\n\n${data.title}\n${when(data, locale)}\n\n${reason}You need not do anything.\n` };
};
