import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** Keeps what must wait in the database but must not be read there (an address, a sign-in code): AES-256-GCM, and HMAC-SHA-256 for what is only compared. */
export class Sealer {
  private readonly cipherKey: Buffer;
  private readonly digestKey: Buffer;
  private readonly derive: (use: string) => Buffer;

  constructor(secret: string) {
    const known = new Map<string, Buffer>();
    this.derive = use => {
      const key = known.get(use) ?? Buffer.from(hkdfSync("sha256", secret, "coproduce", use, 32));
      known.set(use, key);
      return key;
    };
    this.cipherKey = this.derive("seal");
    this.digestKey = this.derive("digest");
  }

  seal(value: unknown): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", this.cipherKey, iv);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
  }

  open<T>(sealed: string): T {
    const bytes = Buffer.from(sealed, "base64url");
    const decipher = createDecipheriv("aes-256-gcm", this.cipherKey, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8")) as T;
  }

  /** What only this service can make of a value, under a key for this use alone: a code that need not be stored. */
  mac(use: string, value: string): Buffer { return createHmac("sha256", this.derive(`mac ${use}`)).update(value).digest(); }

  digest(value: string): string { return createHmac("sha256", this.digestKey).update(value).digest("base64url"); }
}
