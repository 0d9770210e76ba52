import { create, toBuffer, toString, type QRCodeRenderersOptions } from "qrcode";

/** Light around it, in modules (ISO/IEC 18004, 6.3.8): without it readers do not find where it begins. */
const QUIET_ZONE = 4;
/** Version 1 has no alignment pattern, so that a reader that looks from the side guesses the fourth corner. */
const LEAST_VERSION = 2;
const LEVEL = "H";

/** Up to 30 % of a code may be covered or misread (level H): a cracked screen, a finger, a fold in paper. */
const optionsFor = (text: string): QRCodeRenderersOptions & { errorCorrectionLevel: typeof LEVEL; version: number } => ({
  errorCorrectionLevel: LEVEL, margin: QUIET_ZONE, version: Math.max(LEAST_VERSION, create(text, { errorCorrectionLevel: LEVEL }).version),
  // Dark on light, stated in the picture, whatever a page around it does in dark mode.
  color: { dark: "#000000ff", light: "#ffffffff" },
});

/** A text as a QR code (SVG). */
export const qrSvg = (text: string): Promise<string> => toString(text, { ...optionsFor(text), type: "svg" });

/** A text as a QR code (PNG) of this width in pixels. */
export const qrPng = (text: string, width: number): Promise<Buffer> => toBuffer(text, { ...optionsFor(text), type: "png", width });
