/** Something that subscribers follow: what it is about, and of which object. It travels between instances; what changed does not. */
export type Topic = `${string} ${string}`;

export const topicOf = (about: string, id: string): Topic => `${about} ${id}`;
