/** How long a stopped audit waits for what is under way to end by itself, in milliseconds. */
const grace = 250;

/** What is asked for, or something else where the signal to stop is not heeded. */
export async function unlessStopped<T>(asked: Promise<T>, signal: AbortSignal, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let wait: (() => void) | undefined;
  const late = new Promise<T>((resolve) => {
    wait = () => {
      timer = setTimeout(resolve, grace, otherwise);
    };
    signal.addEventListener("abort", wait, { once: true });
    if (signal.aborted) wait();
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
    if (wait !== undefined) signal.removeEventListener("abort", wait);
  }
}
