import type { Someone } from "../kit/seed.js";
import type { TestService } from "../kit/service.js";

export interface Got { status: number; headers: Record<string, string>; body: string }

/** A plain request, as a browser or a calendar program makes it. */
export async function get(service: TestService, url: string, { as = null, headers = {}, method = "GET" }: { as?: Someone | null; headers?: Record<string, string>; method?: string } = {}): Promise<Got> {
  const response = await service.app.inject({ method: method as "GET", url, headers: { ...(as ? { authorization: `Bearer ${as.token}` } : {}), ...headers } });
  return { status: response.statusCode, headers: response.headers as Record<string, string>, body: response.body };
}

/** The path of an address that the service gave out. */
export const pathOf = (address: string): string => new URL(address).pathname;
