import "reflect-metadata";
import { Client } from "pg";
import { migrate } from "../../src/database.js";
import { TEMPLATE, urlOf } from "./database.js";

const cluster = process.argv[2];
const client = new Client({ connectionString: cluster });
await client.connect();
await client.query(`CREATE DATABASE ${TEMPLATE}`);
await client.end();
await migrate(urlOf(cluster, TEMPLATE));
