import type { Classic, ClassicType } from "./classic";
import type { Native, NativeType } from "./native";
import type { Odd } from "./odd";

/**
 * The properties that a fixture may give to a resource: of AWS those that the provider has, none for a type that neither
 * list has yet, and any for resources that facts are not read from.
 */
export type PropertiesOf<Type extends string> = string extends Type
  ? never
  : Type extends ClassicType
    ? Classic<Type>
    : Type extends NativeType
      ? Native<Type>
      : Type extends `aws:${string}` | `aws-native:${string}`
        ? never
        : object;

/** What a list of blocks consists of. */
export type ItemOf<List> = Exclude<Extract<List, readonly unknown[]>[number], Odd>;

/** A block that is not in a list. */
export type BlockOf<Value> = Exclude<Value, readonly unknown[] | Odd | null | undefined>;

/** The properties that two types both have. */
export type Common<One, Other> = Pick<One, keyof One & keyof Other>;

/** Properties of a trail of `@pulumi/aws`. */
export type ClassicTrail = PropertiesOf<"aws:cloudtrail/trail:Trail">;

/** Properties of a trail of `@pulumi/aws-native`. */
export type NativeTrail = PropertiesOf<"aws-native:cloudtrail:Trail">;

/** A condition of an advanced event selector, as either package spells it. */
export type FieldSelector =
  | ItemOf<ItemOf<ClassicTrail["advancedEventSelectors"]>["fieldSelectors"]>
  | ItemOf<ItemOf<NativeTrail["advancedEventSelectors"]>["fieldSelectors"]>;
