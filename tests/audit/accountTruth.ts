import type { StateName } from "./accountStates";

/**
 * The truth about each account: for every rule, in the order of the catalogue, what the rule answers about each thing that
 * is judged in the account. C compliant, V violation, U unknown, N not applicable. Bars stand between rules on accounts, on
 * trails, on delivery, on buckets and on keys.
 */
export const truth: Readonly<Record<StateName, readonly string[]>> = {
  "nothing at all": ["V N N C | N N N N N N N N N N | N N | N N N N N N N N N N | N N N N"],
  "a trail that was deleted": ["V N N C | N N N N N N N N N N | N N | N N N N N N N N N N | N N N N"],
  "a trail that meets the gate": ["C V V C | C C C C C C V V V V | C C | C C C N V V C N V V | N N N N"],
  "everything that can be had": ["C C V C | C C C C C C C V V C | C C | C C C N C C C N C C | C C C N"],
  "everything, with notices": ["C C V C | C C C C C C C C C C | C C | C C C N C C C N C C | C C C N"],
  "a trail that was never started": ["V V V C | C C V C C C V V V V | C N | C C C N V V C N V V | N N N N"],
  "a trail of one region": ["V V V C | V C C C C C V V V V | C C | C C C N V V C N V V | N N N N"],
  "a trail of one region without global events": [
    "V V V C | V V C V C C V V V V | C C | C C C N V V C N V V | N N N N",
  ],
  "a trail without validation": ["V V V C | C C C V C C V V V V | C C | C C C N V V C N V V | N N N N"],
  "a trail of changes alone": ["V V V C | C C C C V V V V V V | C C | C C C N V V C N V V | N N N N"],
  "a trail that leaves out KMS": ["V V V C | C C C C C V V V V V | C C | C C C N V V C N V V | N N N N"],
  "a trail of all objects": ["C V C C | C C C C C C V V V V | C C | C C C N V V C N V V | N N N N"],
  "a trail of data events alone": ["V V C C | C C C C N N V V V N | C C | C C C N V V C N V V | N N N N"],
  "two trails of the same events": [
    "C V V V | CC CC CC CC CC CC VV VV VV VV | CC CC | CC CC CC NN VV VV CC N VV VV | N N N N",
  ],
  "a versioned bucket": ["C V V C | C C C C C C V V V V | C C | C C C N V C C N V V | N N N N"],
  "a bucket open to the public": ["C V V C | C C C C C C V V V V | C C | V C C N V V C N V V | N N N N"],
  "a bucket that was closed": ["V V V C | C C C C C C V V V V | V V | C C C N V V C N V V | N N N N"],
  "a key that is about to be deleted": ["V C V C | C C C C C C C V V C | V V | C C C N C C C N C C | V C C N"],
  "a key that was disabled": ["V C V C | C C C C C C C V V C | V V | C C C N C C C N C C | V C C N"],
  "a topic that was closed": ["C C V C | C C C C C C C C C C | V V | C C C N C C C N C C | C C C N"],
  "a log group that was closed": ["C C V C | C C C C C C C C C C | V V | C C C N C C C N C C | C C C N"],
  "a role that lets nobody in": ["U U U U | U U U U U U U U U U | U U | U U U U U U U N U U | U U U N"],
  "an organization": [
    "C V V C | C C C C C C V V V V | C C | C C C C V V C N V V | N N N N",
    "C V V C | N N N N N N N N N N | N N | N N N N N N N N N N | N N N N",
    "C V V C | N N N N N N N N N N | N N | N N N N N N N N N N | N N N N",
  ],
  // The bucket is judged once, in the first account whose own trail delivers to it.
  "a central bucket": [
    "V N N C | N N N N N N N N N N | N N | N N N N N N N N N N | N N N N",
    "C V V C | C C C C C C V V V V | C C | C C C N V V C N V V | N N N N",
    "C V V C | C C C C C C V V V V | C C | N N N N N N N N N N | N N N N",
  ],
};
