import { PolicyPack } from "@pulumi/policy";
import { policies } from "./policies";

new PolicyPack("cloudtrail-baseline", { enforcementLevel: "mandatory", policies: policies() });
