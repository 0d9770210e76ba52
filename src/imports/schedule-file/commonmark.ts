import { NodeHtmlMarkdown } from "node-html-markdown";
import { cleanText, shorten } from "./clean-text.js";

/** A text is cut here before it is converted: what comes out is shortened far below this anyway. */
const MAX_INPUT = 50_000;
/** The converter takes time by the cube of the nesting. */
const MAX_NESTING = 50;

const BLOCKS = "address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul";
const INLINES = "a|abbr|acronym|audio|b|bdi|bdo|big|br|button|cite|code|data|del|dfn|em|embed|font|i|iframe|img|input|ins|kbd|label|mark|noscript|object|q|rp|rt|ruby|s|samp|script|small|source|span|strike|strong|style|sub|sup|svg|template|textarea|time|tt|u|var|video|wbr";
const TAG = new RegExp(`</?(?:${BLOCKS}|${INLINES})(?:\\s[^<>]*)?/?>`, "i");
/** Markdown may show HTML in code. */
const CODE = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n\1|`[^`\n]+`/gm;
const NO_TAG = new RegExp(`<(?!/?(?:${BLOCKS}|${INLINES})(?:[\\s/>]|$)|!--)`, "gi");
const OPENING_OR_CLOSING = /<(\/?)([a-z][a-z0-9]*)/gi;
/** These close themselves, or are closed by the next of their kind, so that many of them are not deep. */
const FLAT = new Set(["area", "br", "dd", "dt", "embed", "hr", "img", "input", "li", "p", "source", "td", "th", "tr", "wbr"]);

const converter = new NodeHtmlMarkdown({ useInlineLinks: false, maxConsecutiveNewlines: 2 });

export interface CommonMark {
  text: string;
  /** Whether some of it had to be left out to keep to the limit. */
  cut: boolean;
}

/** Joins texts that are HTML, Markdown or plain into one CommonMark text that a renderer finds no HTML in. */
export function commonMarkOf(texts: string[], limit: number): CommonMark {
  let cut = false;
  const parts = texts.map((text) => {
    const input = text.trim();
    cut ||= input.length > MAX_INPUT;
    return toMarkdown(cleanText(shorten(input, MAX_INPUT)).trim());
  });
  const whole = parts.filter((part, index) => part !== "" && !parts.some((other, at) => isSaidBy(part, index, other, at))).join("\n\n");
  let room = limit;
  // Cutting can open a code span, whose content then has to be made harmless too, and that makes it longer.
  for (;;) {
    const text = withoutHtml(shorten(whole, room));
    if (text.length <= limit) return { text, cut: cut || room < whole.length };
    room -= text.length - limit;
  }
}

/** Many files repeat the abstract in the description. */
function isSaidBy(part: string, index: number, other: string, at: number): boolean {
  if (index === at || !other.startsWith(part)) return false;
  return other.length > part.length ? other[part.length] === "\n" : at < index;
}

function toMarkdown(text: string): string {
  if (!TAG.test(text.replace(CODE, ""))) return text;
  if (nestingOf(text) > MAX_NESTING) return text.replace(/<[^<>]*>/g, " ").replace(/[ \t]+/g, " ").trim();
  const html = text
    // What looks like a tag and is none, as in List<String>, is text; the converter would drop it.
    .replace(NO_TAG, "&lt;")
    .replace(/<pre\b[^>]*>([\s\S]*?)<\/pre>/gi, (_, content: string) => `<pre><code>${content.replace(/<\/?code\b[^>]*>/gi, "").replace(/^\n|\s+$/g, "")}</code></pre>`)
    .split(/(<pre>[\s\S]*?<\/pre>)/)
    // People write HTML and blank lines in one text and mean paragraphs by both.
    .map((part, index) => (index % 2 ? part : part.replace(/([^>\s])[ \t]*\n[ \t]*\n\s*|[ \t]*\n[ \t]*\n\s*(?=[^<\s])/g, "$1<br><br>")))
    .join("");
  return tidyLines(converter.translate(html));
}

function nestingOf(text: string): number {
  const depths = new Map<string, number>();
  let sum = 0;
  let deepest = 0;
  for (const [, slash, tag] of text.matchAll(OPENING_OR_CLOSING)) {
    const name = tag!.toLowerCase();
    if (FLAT.has(name)) continue;
    const depth = depths.get(name) ?? 0;
    const next = slash ? Math.max(0, depth - 1) : depth + 1;
    depths.set(name, next);
    sum += next - depth;
    deepest = Math.max(deepest, sum);
  }
  return deepest;
}

function tidyLines(markdown: string): string {
  return markdown.replace(/^[ \t]+$/gm, "").replace(/(?<! ) (?=\n)/g, "").replace(/[ \t]+\n(?=\n|$)/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
}

const TOKEN = /\\[\\`<]|<(?:https?:\/\/|mailto:)[^\s<>]*>|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|`+|<(?=[A-Za-z/!?])/g;

/**
 * Writes `<` as an entity where it could begin HTML. In code it stays as it is, since an entity is literal there; to
 * be sure that CommonMark sees code as well, only a fence at the very start of a line counts, and a span within one
 * line as long as no earlier line of the paragraph has left a backtick open.
 */
function withoutHtml(markdown: string): string {
  let fence: string | null = null;
  let backtickOpen = false;
  return markdown.split("\n").map((line) => {
    if (fence !== null) {
      const closing: string | undefined = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
      if (closing?.startsWith(fence)) fence = null;
      return line;
    }
    fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0] ?? null;
    if (fence !== null) return line;
    if (line.trim() === "") backtickOpen = false;
    const openBefore = backtickOpen;
    return line.replace(TOKEN, (token) => {
      if (token === "<" || token === "\\<") return "&lt;";
      if (!token.startsWith("`")) return token;
      if (/^`+$/.test(token)) backtickOpen = true;
      return openBefore ? token.replace(/<(?=[A-Za-z/!?])/g, "&lt;") : token;
    });
  }).join("\n");
}
