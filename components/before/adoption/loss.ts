import type { ArgumentName } from "../../arguments/argumentName";
import type { LossName } from "./lossName";

/** Values of arguments that keep something. */
export type Settings = Readonly<Partial<Record<ArgumentName, unknown>>>;

/** Something that exists and that taking it over would take away. */
export interface Loss {
  readonly name: LossName;
  /** The argument that decides about it. */
  readonly property: ArgumentName;
  /** What there is and what would become of it, as sentences. */
  readonly what: string;
  /** The arguments that keep it; absent where none does. */
  readonly keep?: Settings;
}
