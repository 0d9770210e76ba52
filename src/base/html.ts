/** HTML as text. What is put into a template is escaped, unless it is such text itself. */
export class Html { constructor(readonly text: string) {} }

export type Content = Html | string | number | null | false | readonly Content[];

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;" };

export const escaped = (text: string): string => text.replace(/[&<>"']/g, found => ENTITIES[found]);

function textOf(content: Content): string {
  if (content === null || content === false) return "";
  if (content instanceof Html) return content.text;
  if (Array.isArray(content)) return content.map(textOf).join("");
  return escaped(String(content));
}

export const html = (strings: TemplateStringsArray, ...contents: readonly Content[]): Html =>
  new Html(strings.reduce((whole, text, i) => whole + textOf(contents[i - 1]) + text));
