export class ScheduleFileError extends Error { place: string | null = null; }
