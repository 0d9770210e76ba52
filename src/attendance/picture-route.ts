import type { FastifyInstance } from "fastify";
import { isId } from "../base/id.js";
import type { RouteContext } from "../base/module.js";
import { run } from "../base/statement.js";
import { codeOf, type Numbered } from "./check-in-code.js";
import { isKeyOf, type PictureFormat } from "./picture-address.js";
import { sendPrivately } from "./private-answer.js";
import { qrPng, qrSvg } from "./qr-picture.js";

/** Stands for an RSVP that there is none of, so that a wrong address takes the way that a right one does. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
const PNG_WIDTH = 512;

const PICTURES: Readonly<Record<PictureFormat, { type: string; draw: (code: string) => Promise<string | Buffer> }>> = {
  svg: { type: "image/svg+xml; charset=utf-8", draw: qrSvg },
  png: { type: "image/png", draw: code => qrPng(code, PNG_WIDTH) },
};

interface Asked { Params: { rsvpId: string; file: string } }

/**
 * `GET /check-in/<rsvp>/<key>.svg` and `.png`: a check-in code as a QR picture, for an `<img>` and for mail, where no
 * token can be sent. Whatever is wrong with the address, and with the RSVP, the answer is the same 404.
 */
export function servePictures(app: FastifyInstance, { service }: RouteContext): void {
  app.get<Asked>("/check-in/:rsvpId/:file", async (request, reply) => {
    const { rsvpId, file } = request.params;
    const [, key, format] = /^([\w-]{1,64})\.(svg|png)$/.exec(file) ?? [file, "", "svg"];
    const id = isId(rsvpId) ? rsvpId : NOBODY;
    const [rsvp] = await run<Numbered>(service.reads, "SELECT id, number FROM rsvp WHERE id = :id AND status = 'CONFIRMED'", { id });
    // For pages of other sites that keep themselves apart: the address is the permission.
    void reply.header("cross-origin-resource-policy", "cross-origin");
    const csp = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    if (!isKeyOf(service.sealer, key, rsvp ?? { id: NOBODY, number: 0 }) || !rsvp) {
      return sendPrivately(request, reply.code(404), { type: "text/plain; charset=utf-8", body: "There is no such code\n", csp });
    }
    const { type, draw } = PICTURES[format as PictureFormat];
    return sendPrivately(request, reply, { type, body: await draw(codeOf(service.sealer, rsvp)), csp });
  });
}
