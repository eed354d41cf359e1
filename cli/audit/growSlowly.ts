import { setFlagsFromString } from "node:v8";

/**
 * Has memory cleared before it is two and a half times what is in use. By default V8 waits for four times: an audit of all
 * rules then takes half as much memory again, and a tenth less time. Half of what is in use takes twice the time.
 *
 * @see https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 */
export function growSlowly(): void {
  setFlagsFromString("--heap-growing-percent=150");
}
