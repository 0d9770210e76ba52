export type Encoding = "br" | "gzip" | "identity";

/** The best encoding that an Accept-Encoding header allows; `q=0` forbids one, other weights are not compared. */
export function chooseEncoding(header: string | string[] | undefined): Encoding {
  const accepted = String(header ?? "").toLowerCase().split(",")
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(";")[0].trim());
  if (accepted.includes("br")) return "br";
  return accepted.includes("gzip") ? "gzip" : "identity";
}
