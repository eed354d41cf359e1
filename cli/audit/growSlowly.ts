import { setFlagsFromString } from "node:v8";

/**
 * Has memory cleared before it is more than half as large again as what is in use. By default V8 waits for some times as
 * much: an audit of ten thousand accounts, of which little is kept, would take several hundred megabytes more, and no less time.
 *
 * @see https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 */
export function growSlowly(): void {
  setFlagsFromString("--heap-growing-percent=50");
}
