export type Scope = "READ" | "WRITE";

/** Who asks. It holds no roles: those are relations, checked on each object. */
export interface Viewer {
  readonly personId: string;
  readonly signInId: string;
  readonly scopes: readonly Scope[];
  readonly administrator: boolean;
}

/** What every read may refer to: `:viewer`, `:signIn`, `:administrator` and `:now`. */
export interface ViewerParams {
  readonly viewer: string | null;
  readonly signIn: string | null;
  readonly administrator: boolean;
  readonly now: Date;
}

export const paramsOf = (viewer: Viewer | null, now: Date): ViewerParams =>
  ({ viewer: viewer?.personId ?? null, signIn: viewer?.signInId ?? null, administrator: viewer?.administrator ?? false, now });

/**
 * A condition on rows of one table, as SQL over its alias. It may use `:viewer`, `:signIn`, `:administrator` and `:now` only, so that
 * one prepared statement serves every viewer.
 */
export type Visible = (alias: string) => string;

export const toAnyone: Visible = () => "TRUE";
