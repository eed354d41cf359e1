/**
 * Binds a function to a resource type, as the SDK's own helpers do with a class. Where no resource has the type, the SDK
 * does not call the function and reads no properties for it.
 *
 * @param type - the type, asked for each time the SDK needs it; `undefined` to be called for every resource
 */
export function boundTo<F extends object>(type: () => string | undefined, validation: F): F {
  return Object.defineProperty(validation, "__pulumiType", { get: type });
}
