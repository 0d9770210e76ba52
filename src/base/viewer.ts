/** What a token is made for. Signing in makes tokens for both; a change needs WRITE, everything else READ. */
export type Scope = "READ" | "WRITE";

/** Who asks. It holds no roles: those are relations, checked on each object. */
export interface Viewer {
  readonly personId: string;
  readonly signInId: string;
  readonly scopes: readonly Scope[];
  readonly administrator: boolean;
}

/** What a token carries that opens the door of one event, for whoever holds it: nobody is signed in by it. */
export interface DoorPass {
  readonly tokenId: string;
  readonly eventId: string;
}

/** Whom a request's bearer token stands for: a person, whoever stands at a door, or nobody. Never two of them. */
export interface Bearer {
  readonly viewer: Viewer | null;
  readonly doorPass: DoorPass | null;
}

/** What every read may refer to: `:viewer`, `:signIn`, `:administrator`, `:doorEvent` and `:now`. */
export interface ViewerParams {
  readonly viewer: string | null;
  readonly signIn: string | null;
  readonly administrator: boolean;
  /** Event whose door the bearer's token opens. */
  readonly doorEvent: string | null;
  readonly now: Date;
}

export const paramsOf = (viewer: Viewer | null, now: Date, doorPass: DoorPass | null = null): ViewerParams => ({
  viewer: viewer?.personId ?? null, signIn: viewer?.signInId ?? null, administrator: viewer?.administrator ?? false, doorEvent: doorPass?.eventId ?? null, now,
});

/**
 * A condition on rows of one table, as SQL over its alias. It may use `:viewer`, `:signIn`, `:administrator`,
 * `:doorEvent` and `:now` only, so that one prepared statement serves every viewer.
 */
export type Visible = (alias: string) => string;

export const toAnyone: Visible = () => "TRUE";
