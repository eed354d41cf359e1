import { unknown } from "../rules/facts/fact";

/** That no rule needs it. */
export const notAsked = unknown("nobody asked AWS for it", "audit by a rule that needs it");
