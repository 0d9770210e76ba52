import type { Wording } from "../base/module.js";

export const claimInvitation: Wording = ({ name }: { name: string }, locale) => locale === "it"
  ? { subject: `Sei ${name}?`, text: `Un programma importato parla di ${name}. Accedi con questo indirizzo per prendere in mano le sessioni, o per dire che non sei tu.\n` }
  : { subject: `Are you ${name}?`, text: `An imported schedule speaks of ${name}. Sign in with this address to take the sessions over, or to say that it is not you.\n` };
