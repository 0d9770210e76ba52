import { dayAndTime } from "../base/locale.js";
import type { Wording } from "../base/module.js";
import { when, type About } from "../events/mail.js";

export const coHostInvitation: Wording = (data: About, locale) => locale === "it"
  ? { subject: `Invito a condurre: ${data.session}`, text: `Ti invitano a condurre insieme la sessione "${data.session}".\n\n${data.title}\n${when(data, locale)}\n\nAccedi con questo indirizzo per accettare o rifiutare.\n` }
  : { subject: `Invitation to host: ${data.session}`, text: `You are invited to host the session "${data.session}" together.\n\n${data.title}\n${when(data, locale)}\n\nSign in with this address to accept or decline.\n` };

type Move = { session: string; kind: "ADDED" | "MOVED" | "REMOVED"; room: string | null; startsAt: string | null };

export const scheduleChanged: Wording = (data: About & { changes: Move[] }, locale) => {
  const at = ({ startsAt, room }: Move) => `${dayAndTime(new Date(startsAt!), data.timeZone, locale)}${room ? `, ${room}` : ""}`;
  const lines = data.changes.map(change => change.kind === "REMOVED"
    ? `- ${change.session}: ${locale === "it" ? "non ha più un posto nel programma" : "has no place in the programme any more"}`
    : `- ${change.session}: ${at(change)}`).join("\n");
  return locale === "it"
    ? { subject: `Programma cambiato: ${data.title}`, text: `Queste sessioni hanno ora un altro orario o un'altra sala (${data.timeZone}):\n\n${lines}\n` }
    : { subject: `Schedule changed: ${data.title}`, text: `These sessions have a new time or room (${data.timeZone}):\n\n${lines}\n` };
};

export const sessionCancelled: Wording = (data: About, locale) => locale === "it"
  ? { subject: `Annullata: ${data.session}`, text: `La sessione "${data.session}" non si terrà.\n\n${data.title}\n${when(data, locale)}\n` }
  : { subject: `Cancelled: ${data.session}`, text: `The session "${data.session}" will not take place.\n\n${data.title}\n${when(data, locale)}\n` };
