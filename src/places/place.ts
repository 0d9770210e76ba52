import { Field, Float, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { Noun } from "../base/noun.js";

@Entity()
@Index("place_listed", ["name", "id"])
@Check("place_position", "(latitude IS NULL) = (longitude IS NULL) AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180")
@Check("place_country", "country_code ~ '^[A-Z]{2}$'")
@ObjectType({ simpleResolvers: true, description: "Where people meet or a service is met: a library, a school, a park" })
export class Place extends Noun {
  @Field(() => String, { description: "Name of the place" })
  @Column("text") name!: string;

  @Field(() => [String], { description: "Lines of the address without postal code, city and country; at most 4" })
  @Column("text", { array: true }) addressLines!: string[];

  @Field(() => String, { nullable: true, description: "Postal code" })
  @Column("text", { nullable: true }) postalCode!: string | null;

  @Field(() => String, { nullable: true, description: "City, town or village" })
  @Column("text", { nullable: true }) city!: string | null;

  @Field(() => String, { nullable: true, description: "Country (ISO 3166-1 alpha-2), for example IT" })
  @Column("text", { nullable: true }) countryCode!: string | null;

  @Field(() => Float, { nullable: true, description: "Latitude in degrees (WGS 84); null when not known, together with the longitude" })
  @Column("float8", { nullable: true }) latitude!: number | null;

  @Field(() => Float, { nullable: true, description: "Longitude in degrees (WGS 84); null when not known, together with the latitude" })
  @Column("float8", { nullable: true }) longitude!: number | null;

  @Field(() => String, { nullable: true, description: "Time zone of the place (IANA)" })
  @Column("text", { nullable: true }) timeZone!: string | null;

  @Field(() => String, { nullable: true, description: "How it is reached without steps, and what to know about access (CommonMark)" })
  @Column("text", { nullable: true }) stepFreeAccess!: string | null;

  /** Who may edit it; null when that person was erased. */
  @Index()
  @ForeignKey("Person", { onDelete: "SET NULL" })
  @Column("uuid", { nullable: true }) createdById!: string | null;

  @Field(() => Int, { description: "Counts the edits; give it as `expectedVersion` to notice another's edit" })
  @Column("int") version!: number;
}
