import { registerEnumType } from "type-graphql";

export enum ResourceVerb { EDIT = "EDIT", WITHDRAW = "WITHDRAW", HIDE = "HIDE", RESTORE = "RESTORE" }
registerEnumType(ResourceVerb, {
  name: "ResourceVerb",
  description: "What the viewer may do with a resource",
  valuesConfig: {
    EDIT: { description: "Edit it (`editResource`)" },
    WITHDRAW: { description: "Take it back (`withdrawResource`)" },
    HIDE: { description: "Hide it with a reason (`hideResource`)" },
    RESTORE: { description: "Show it again (`restoreResource`)" },
  },
});

export enum CollectionVerb { EDIT = "EDIT", WITHDRAW = "WITHDRAW" }
registerEnumType(CollectionVerb, {
  name: "CollectionVerb",
  description: "What the viewer may do with a collection",
  valuesConfig: {
    EDIT: { description: "Edit its texts, put resources in, take them out and arrange them (`editCollection`, `putInCollection` and their fellows)" },
    WITHDRAW: { description: "Take it back (`withdrawCollection`)" },
  },
});
