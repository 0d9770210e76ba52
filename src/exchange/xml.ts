import { cleanText } from "../imports/schedule-file/clean-text.js";

/** XML as text: an element's name, attributes (those without a value are left out), and what is in it. */
export function element(name: string, attributes: Readonly<Record<string, string | number | null>> = {}, ...content: readonly (Xml | string | null)[]): Xml {
  const written = Object.entries(attributes).flatMap(([key, value]) => value === null ? [] : [` ${key}="${escapeXml(String(value))}"`]).join("");
  const inside = content.flatMap(part => part === null ? [] : [typeof part === "string" ? escapeXml(part) : part.xml]).join("");
  return { xml: inside === "" ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>` };
}

export interface Xml { readonly xml: string }

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "\t": "&#9;", "\n": "&#10;" };

/** Without what XML cannot hold at all (1.0, 2.2). Line ends are written as references, which no reader normalises away. */
const escapeXml = (text: string): string => cleanText(text).replace(/[\ufffe\uffff]/g, "\ufffd").replace(/[&<>"\t\n]/g, found => ENTITIES[found]);

export const document = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
