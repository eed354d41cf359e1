/**
 * Binds a function to a resource type, as the SDK's own helpers do with a class: where no resource is of the type it is
 * neither called nor are properties read for it.
 *
 * @param type the type, asked for anew each time the SDK wants to know; `undefined` to be called in any case
 */
export function boundTo<F extends object>(type: () => string | undefined, validation: F): F {
  return Object.defineProperty(validation, "__pulumiType", { get: type });
}
