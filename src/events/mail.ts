import { dayAndTime, type Locale } from "../base/locale.js";
import type { Wording } from "../base/module.js";

/** What most mail about an event says. */
export interface About { title: string; startsAt: string; timeZone: string; reason?: string | null; session?: string; role?: string }

export const when = ({ startsAt, timeZone }: About, locale: Locale): string => `${dayAndTime(new Date(startsAt), timeZone, locale)} (${timeZone})`;

export const eventInvitation: Wording = (data: About, locale) => locale === "it"
  ? { subject: `Invito: ${data.title}`, text: `Ti invitano a organizzare questo evento (${data.role}).\n\n${data.title}\n${when(data, locale)}\n\nAccedi con questo indirizzo per accettare o rifiutare.\n` }
  : { subject: `Invitation: ${data.title}`, text: `You are invited to help run this event (${data.role}).\n\n${data.title}\n${when(data, locale)}\n\nSign in with this address to accept or decline.\n` };
