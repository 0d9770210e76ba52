import type { Wording } from "../base/module.js";

export const organisationInvitation: Wording = ({ name }: { name: string }, locale) => locale === "it"
  ? { subject: `Invito: ${name}`, text: `Ti invitano ad agire per conto di\n\n  ${name}\n\nAccedi a Coproduce con questo indirizzo per accettare o rifiutare. Se non te l'aspettavi, puoi ignorare questo messaggio.\n` }
  : { subject: `Invitation: ${name}`, text: `You are invited to act for\n\n  ${name}\n\nSign in to Coproduce with this address to accept or decline. If you did not expect this, you can ignore this message.\n` };
