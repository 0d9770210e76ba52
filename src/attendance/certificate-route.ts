import type { FastifyInstance, FastifyRequest } from "fastify";
import Negotiator from "negotiator";
import { localeOf, type Locale } from "../base/locale.js";
import type { RouteContext } from "../base/module.js";
import { run } from "../base/statement.js";
import { certificateCode, certificateUrl } from "./certificate-address.js";
import { CERTIFICATE_CSP, certificateJson, certificatePage, unknownPage, type Shown } from "./certificate-page.js";
import { sendPrivately } from "./private-answer.js";
import { qrSvg } from "./qr-picture.js";

const LANGUAGES = ["en", "it"];

/** `.json` at the end of the address asks for JSON; so does a client that prefers it to HTML. */
function wishOf(request: FastifyRequest<Asked>): { code: string; json: boolean; locale: Locale } {
  const [, code, suffix] = /^(.*?)(\.json)?$/s.exec(request.params.code)!;
  const negotiator = new Negotiator(request);
  const json = suffix !== undefined || negotiator.mediaType(["text/html", "application/json"]) === "application/json";
  return { code, json, locale: localeOf(negotiator.language(LANGUAGES) ?? "en") };
}

interface Asked { Params: { code: string } }

/** `GET /certificates/<code>`: what a certificate says, for whoever has its address: a page to read and print, or JSON. */
export function serveCertificates(app: FastifyInstance, { service }: RouteContext): void {
  app.get<Asked>("/certificates/:code", async (request, reply) => {
    const { code, json, locale } = wishOf(request);
    const [certificate] = await run<Shown>(service.reads,
      `SELECT code, name, event_title AS "eventTitle", starts_at AS "startsAt", ends_at AS "endsAt", time_zone AS "timeZone", minutes_attended AS "minutesAttended",
         withdrawn_at AS "withdrawnAt", created_at AS "createdAt" FROM certificate WHERE code = :code`, { code: certificateCode(code) ?? "" });
    if (!certificate) void reply.code(404);
    const headers = { csp: CERTIFICATE_CSP, vary: "accept, accept-language" };
    if (json) {
      const body = JSON.stringify(certificate ? certificateJson(certificate) : { valid: false, error: "There is no certificate at this address" });
      return sendPrivately(request, reply, { type: "application/json; charset=utf-8", body: `${body}\n`, ...headers });
    }
    const body = certificate ? certificatePage(certificate, await qrSvg(certificateUrl(certificate.code)), locale) : unknownPage(locale);
    return sendPrivately(request, reply, { type: "text/html; charset=utf-8", body, ...headers });
  });
}
