import { createHash } from "node:crypto";
import { escaped } from "../base/html.js";
import type { Locale } from "../base/locale.js";
import { certificateUrl } from "./certificate-address.js";
import type { Certificate } from "./certificate.js";

export type Shown = Pick<Certificate, "code" | "name" | "eventTitle" | "startsAt" | "endsAt" | "timeZone" | "minutesAttended" | "withdrawnAt" | "createdAt">;

interface Words {
  title: string;
  was: string;
  hours: (hours: string) => string;
  issued: string;
  verify: string;
  withdrawn: string;
  withdrawnText: (day: string) => string;
  unknown: string;
  unknownText: string;
}

const ENGLISH: Words = {
  title: "Certificate of attendance", was: "took part in", hours: hours => `Sessions attended: ${hours} hours`, issued: "Issued on", verify: "Verify this certificate at its address:",
  withdrawn: "Certificate withdrawn", withdrawnText: day => `The person it was issued to withdrew it on ${day}. It certifies nothing any more.`,
  unknown: "No such certificate", unknownText: "There is no certificate at this address. Compare it with the one on paper, character by character.",
};

const ITALIAN: Words = {
  title: "Attestato di partecipazione", was: "ha partecipato a", hours: hours => `Sessioni seguite: ${hours} ore`, issued: "Rilasciato il", verify: "Verifica questo attestato al suo indirizzo:",
  withdrawn: "Attestato ritirato", withdrawnText: day => `La persona a cui era stato rilasciato lo ha ritirato il ${day}. Non attesta più nulla.`,
  unknown: "Attestato inesistente", unknownText: "A questo indirizzo non c'è nessun attestato. Confrontalo con quello su carta, carattere per carattere.",
};

const wordsIn = (locale: Locale): Words => locale === "it" ? ITALIAN : ENGLISH;
const tagOf = (locale: Locale): string => locale === "it" ? "it-IT" : "en-GB";

const STYLE = `
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 1.5rem; display: grid; min-height: 100vh; box-sizing: border-box; place-items: center; }
main { max-width: 42rem; width: 100%; box-sizing: border-box; padding: 2rem; border: 3px double; text-align: center; overflow-wrap: anywhere; }
h1 { font-size: 1.25rem; font-weight: normal; letter-spacing: 0.06em; margin: 0 0 1.5rem; }
.name { font-size: 2rem; font-weight: bold; margin: 0.25rem 0; }
.event { font-size: 1.5rem; margin: 0.25rem 0; }
.small { font-size: 0.9rem; }
svg { width: 8rem; height: 8rem; background: #fff; }
@media print { @page { size: A4 landscape; margin: 1.5cm; } body { padding: 0; min-height: 0; } main { max-width: none; } a { color: inherit; text-decoration: none; } }
`;

/** Nothing is loaded, nothing runs, nobody frames it; only this style applies. */
export const CERTIFICATE_CSP = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const page = (locale: Locale, title: string, body: string): string => `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

/** The days of the event in its own zone; one day where it is one. */
function days({ startsAt, endsAt, timeZone }: Shown, locale: Locale): string {
  const format = new Intl.DateTimeFormat(tagOf(locale), { dateStyle: "long", timeZone });
  return format.formatRange(startsAt, endsAt);
}

const day = (at: Date, timeZone: string, locale: Locale): string => new Intl.DateTimeFormat(tagOf(locale), { dateStyle: "long", timeZone }).format(at);

const hoursOf = (minutes: number, locale: Locale): string => new Intl.NumberFormat(tagOf(locale), { maximumFractionDigits: 1 }).format(minutes / 60);

/** `picture` is the address as a QR code (SVG), so that the paper can be verified. */
export function certificatePage(certificate: Shown, picture: string, locale: Locale): string {
  const words = wordsIn(locale);
  const { name, eventTitle, timeZone, minutesAttended, createdAt, withdrawnAt, code } = certificate;
  if (withdrawnAt || name === null) {
    return page(locale, words.withdrawn, `<h1>${words.withdrawn}</h1>\n<p>${escaped(words.withdrawnText(day(withdrawnAt ?? createdAt, timeZone, locale)))}</p>`);
  }
  const url = escaped(certificateUrl(code));
  return page(locale, words.title, [
    `<h1>${words.title}</h1>`,
    `<p class="name" dir="auto">${escaped(name)}</p>`,
    `<p>${words.was}</p>`,
    `<p class="event" dir="auto">${escaped(eventTitle)}</p>`,
    `<p>${escaped(days(certificate, locale))}</p>`,
    ...(minutesAttended === null ? [] : [`<p>${escaped(words.hours(hoursOf(minutesAttended, locale)))}</p>`]),
    `<p class="small">${words.issued} ${escaped(day(createdAt, timeZone, locale))}</p>`,
    `<div aria-hidden="true">${picture}</div>`,
    `<p class="small">${words.verify}<br><a href="${url}">${url}</a></p>`,
  ].join("\n"));
}

export function unknownPage(locale: Locale): string {
  const words = wordsIn(locale);
  return page(locale, words.unknown, `<h1>${words.unknown}</h1>\n<p>${escaped(words.unknownText)}</p>`);
}

/** The same for machines. What was withdrawn tells no more than that. */
export function certificateJson({ name, eventTitle, startsAt, endsAt, timeZone, minutesAttended, createdAt, withdrawnAt, code }: Shown): object {
  if (withdrawnAt || name === null) return { valid: false, withdrawnAt };
  return { valid: true, name, event: { title: eventTitle, startsAt, endsAt, timeZone }, minutesAttended, issuedAt: createdAt, url: certificateUrl(code) };
}
