import type { Wording } from "../base/module.js";

export const linkBroken: Wording = ({ title, url }: { title: string; url: string }, locale) => locale === "it"
  ? { subject: `Collegamento interrotto: ${title}`, text: `"${title}", che hai aggiunto alla biblioteca, non si trova più a questo indirizzo:\n\n  ${url}\n\nSe sai dove si trova ora, correggi il collegamento; se ne esiste una copia in un archivio del web, indicala. Tutti vedono che è interrotto. Sarà controllato ogni giorno.\n` }
  : { subject: `Broken link: ${title}`, text: `"${title}", which you added to the library, is not found at this address any more:\n\n  ${url}\n\nIf you know where it is now, mend the link; if a web archive has a copy, name that. Everybody sees that it is broken. It will be checked every day.\n` };
