import { fileURLToPath } from "node:url";
import { asset, type Asset } from "../base/asset.js";
import type { Locale } from "../base/locale.js";
import { html, type Content, type Html } from "../base/html.js";

const file = (name: string): Asset => asset("pages", name, fileURLToPath(new URL(`browser/${name}`, import.meta.url)));

/** What the pages are made of besides their text; read once. */
export const pageAssets = { "grid.css": file("grid.css"), "wall.css": file("wall.css"), "wall.js": file("wall.js") } as const;

/** Files from here only, and nothing inside the page itself: what people wrote can never become script or style. */
export const PAGE_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

interface Page {
  locale: Locale;
  title: string;
  /** The way from the page up to where the service begins, such as `..`; pages work under any prefix. */
  up: string;
  style: keyof typeof pageAssets;
  head?: Content;
  body: Content;
}

export const page = ({ locale, title, up, style, head = null, body }: Page): string => `${html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${up}/${pageAssets[style].path}">
${head}
</head>
${body}
</html>`.text}\n`;

/** Marks text that is in another language than the page (WCAG 3.1.2). */
export const inLanguage = (language: string | null, locale: Locale): Html | null => language !== null && language !== locale ? html` lang="${language}"` : null;
