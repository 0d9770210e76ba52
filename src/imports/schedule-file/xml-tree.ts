import { SaxesParser } from "saxes";
import { ScheduleFileError } from "./parsed-schedule.js";

const MAX_DEPTH = 100;
/** Far more than any schedule has (FOSDEM 2012: 8,000), and few enough for the memory of the worker. */
const MAX_ELEMENTS = 500_000;

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
  place: string;
}

export function readXmlTree(text: string): XmlElement {
  const parser = new SaxesParser();
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let count = 0;
  const here = (): string => `line ${parser.line}, column ${parser.column}`;

  parser.on("error", (error) => {
    const reason = error.message.replace(/^\S*?\d+:\d+: /, "").replace(/\.$/, "");
    throw new ScheduleFileError(`This is not well-formed XML: ${reason}.`, here());
  });
  parser.on("doctype", (doctype) => {
    if (/^\s*html\b/i.test(doctype)) throw new ScheduleFileError("This is a web page, not a schedule. Look for its schedule.xml or schedule.json.", here());
    if (/<!ENTITY/i.test(doctype)) throw new ScheduleFileError("The file declares entities of its own in its DOCTYPE, which is not accepted.", here());
  });
  parser.on("opentagstart", ({ name }) => {
    count += 1;
    if (open.length >= MAX_DEPTH) throw new ScheduleFileError(`The file is nested more than ${MAX_DEPTH} levels deep.`, here());
    if (count > MAX_ELEMENTS) throw new ScheduleFileError(`The file has more than ${MAX_ELEMENTS} elements.`, here());
    // The parser stands one character behind the name; after a line break the column of the "<" is no longer known.
    const column = parser.column - [...name].length - 1;
    const place = column >= 1 ? `line ${parser.line}, column ${column}` : `line ${parser.line - 1}`;
    const element: XmlElement = { name, attributes: {}, children: [], place };
    open.at(-1)?.children.push(element);
    open.push(element);
    root ??= element;
  });
  parser.on("opentag", ({ attributes }) => {
    open.at(-1)!.attributes = attributes;
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const addText = (part: string): void => {
    open.at(-1)?.children.push(part);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text).close();
  return root!;
}

export function elementsIn(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== "string" && child.name === name);
}

/** The text in an element; markup in it, where a file writes HTML as XML, is written out as HTML again. */
export function contentOf(element: XmlElement): string {
  const hasMarkup = element.children.some((child) => typeof child !== "string");
  return element.children.map((child) => {
    if (typeof child !== "string") return outerHtml(child);
    return hasMarkup ? escapeHtml(child) : child;
  }).join("");
}

function outerHtml({ name, attributes, children }: XmlElement): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`).join("");
  const content = children.map((child) => (typeof child === "string" ? escapeHtml(child) : outerHtml(child))).join("");
  return `<${name}${written}>${content}${children.length === 0 && /^(?:br|hr|img|wbr)$/i.test(name) ? "" : `</${name}>`}`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
