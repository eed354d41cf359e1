/**
 * The NIST SP 800-53 Revision 4 controls that the rules serve, as AWS's mapping spells them.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/operational-best-practices-for-nist-800-53_rev_4.html
 */
export const nist80053Rev4Controls = ["AC-2(4)", "AU-2(a)(d)", "AU-3", "AU-12(a)(c)", "SI-7", "SI-7(1)"] as const;

/** The controls a rule serves, by the catalogue they stand in. */
export interface Controls {
  /** NIST SP 800-53 Revision 4. */
  readonly nist80053Rev4: readonly (typeof nist80053Rev4Controls)[number][];
}
