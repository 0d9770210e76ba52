import type { Module } from "../base/module.js";
import { CertificateFields, DoorTokenFields, EventDoor, MyCertificates, OutcomeFields, RsvpCode, SessionDoor } from "./attendance.resolver.js";
import { serveCertificates } from "./certificate-route.js";
import { Certificate } from "./certificate.js";
import { CheckInBatch } from "./check-in-batch.js";
import { CheckIn } from "./check-in.js";
import { DoorToken } from "./door-token.js";
import { doorTokens } from "./door-tokens.js";
import { IssueCertificate } from "./issue-certificate.js";
import { IssueDoorToken } from "./issue-door-token.js";
import { servePictures } from "./picture-route.js";
import { RecordAttendance } from "./record-attendance.js";
import { Scan } from "./scan.js";
import { SessionAttendance } from "./session-attendance.js";

export const attendance: Module = {
  name: "attendance",
  entities: [DoorToken, Scan, SessionAttendance, Certificate],
  resolvers: [
    RsvpCode, EventDoor, SessionDoor, DoorTokenFields, OutcomeFields, CertificateFields, MyCertificates,
    CheckIn, CheckInBatch, RecordAttendance, IssueDoorToken, IssueCertificate,
  ],
  doorTokens,
  routes: (app, context) => {
    servePictures(app, context);
    serveCertificates(app, context);
  },
};
