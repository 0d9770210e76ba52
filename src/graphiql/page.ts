import type { Asset } from "../base/asset.js";

export interface GraphiqlOptions {
  title: string;
  /** Examples: the tabs of a first visit, and later found again in the Examples pane. */
  tabs: { name: string; query: string; variables?: string }[];
  /** People to sign in as with one choice. Their tokens stand in the page, so leave it empty outside demonstrations. */
  demo: { label: string; email: string; token: string }[];
}

/** Fills the `{{…}}` of the template, in one pass: what is filled in is never looked at again. */
export function fillPage(template: string, assets: Asset[], nonce: string, options: GraphiqlOptions): string {
  const values: Record<string, string> = {
    title: escapeHtml(options.title),
    nonce: escapeHtml(nonce),
    data: escapeJson({ tabs: options.tabs, demo: options.demo }),
    ...Object.fromEntries(assets.map((each) => [each.name, each.path])),
  };
  return template.replace(/\{\{([\w.-]+)\}\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`page.html asks for an unknown ${name}`);
    return value;
  });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Inside a script element only `<` can end the element or begin a comment. */
function escapeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
