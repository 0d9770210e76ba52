export interface ParsedHost { sourceId: string; name: string; bio: string | null }
export interface ParsedSession { sourceId: string; title: string; abstract: string; format: string | null; language: string | null; tags: string[]; startsAt: Date; endsAt: Date; room: string; hosts: ParsedHost[]; url: string | null; place: string }
export interface ParsedSchedule { title: string; acronym: string | null; version: string | null; timeZone: string; startsAt: Date; endsAt: Date; rooms: string[]; sessions: ParsedSession[]; warnings: { message: string; place: string }[] }
